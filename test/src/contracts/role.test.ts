import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { roll } from "../../../src/contracts/language/columns.ts";
import { reading } from "../../../src/contracts/language/expressions.ts";
import { keptRole, OTHER_ROLE } from "../../../src/contracts/language/role.ts";
import { literal } from "../../../src/warehouse/quote.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";

test.each([
  ["avtalscontroller", "avtalscontroller"],
  ["  Controller, Vård och Omsorg ", "Controller Vård och Omsorg"],
  ["Verksamhetsuppföljare", "Verksamhetsuppföljare"],
  ["Medicinskt ansvarig sjuksköterska", "Medicinskt ansvarig sjuksköterska"],
  ["medicinskt-ansvarig", "medicinskt-ansvarig"],
  ["uppfoljare", "uppfoljare"],
  ["SoL-handläggare", "SoL-handläggare"],
  ["kvalitets- och utvecklingschef", "kvalitets- och utvecklingschef"],
  ["MAS/MAR", "MAS/MAR"],
  ["mas", "mas"],
  ["MAS och MAR", "MAS och MAR"],
  ["socialnämndens ordförande", "socialnämndens ordförande"],
  ["Ekonomi", "Ekonomi"],
  ["tf. enhetschef för Påhittad", "tf enhetschef"],
  ["Enhetschef Påhittad E. Exempelsson", "Enhetschef"],
  ["pahittad.exempelsson@exempel.se", OTHER_ROLE],
  ["PÅHITTAD EXEMPELSSON", OTHER_ROLE],
  ["påhittad", OTHER_ROLE],
  ["19 12 12 12 12 12", OTHER_ROLE],
  ["ekonom 070-000 00 00", "ekonom"],
  ["Edvard i vården", "vården"],
  ["Mas Exempelsson", OTHER_ROLE],
  ["för och av", OTHER_ROLE],
  ["?", OTHER_ROLE],
  ["Sol Dag", OTHER_ROLE],
  ["enhetschef@exempelssonomsorg.se", OTHER_ROLE],
  ["paexchef01", OTHER_ROLE],
  ["PåhittadExempelssonEnhetschef", OTHER_ROLE],
  ["Påhittadomsorg AB", OTHER_ROLE],
  [`chef ${"som berättar en hel historia om barn och familj ".repeat(2)}`, OTHER_ROLE],
])("%s → %s", (typed, kept) => {
  expect(keptRole(typed)).toBe(kept);
});

/** What roles are called in the organisations of kommuner: every word of each is kept. */
const roles =
  "LOV-samordnare, IFO-chef, VoO-chef, HR-specialist, Mas, Biståndsbedömare, Omvårdnadspersonal, Föreståndare, Rektor, Sjukgymnast, Logoped, Dietist, " +
  "socionom, Anhörigkonsulent, Anhörigstödjare, Ledsagare, Kontaktperson, Överförmyndare, Redovisare, Beslutsattestant, Kassör, Beställare, " +
  "Kommunrevisionen, Ledning, Sakkunnig, Schemaläggare, Nattpatrull, Personlig assistent, Personligt ombud, Verkställande direktör, " +
  "Socialt ansvarig socionom, Controller hälso- och sjukvård, Hälso- och sjukvårdschef, SoL- och LSS-handläggare, Avgifts- och fakturahandläggare, " +
  "Budget- och skuldrådgivare, Handläggare ekonomiskt bistånd, Enhetschef särskilt boende, Enhetschef SÄBO, Chef i beredskap, Vikarierande chef, " +
  "Förste socialsekreterare, uppföljningsansvarig, ekonomicontroller, enhetscheferna, handläggarna, Undersköterska, Distriktssköterskan, " +
  "Arbetsterapeut, Fysioterapeut, Specialpedagog, Familjehemssekreterare, Barnhandläggare, Dataskyddsombud, Socialdirektör, Äldreomsorgschef, " +
  "Områdeschef hemtjänst, Resultatenhetschef, Verksamhetschef funktionsstöd, Kvalitetsstrateg, Upphandlingsansvarig, Inköpare, Nämndsekreterare, " +
  "Enhetschef daglig verksamhet, Hemtjänstplanerare, Systemförvaltare, Kommunjurist, Boendestödjare, Gruppchef, Avdelningschef, Sektionschef, " +
  "Förvaltningschef, Ekonomiassistent, Fakturagranskare, kvalitetsrådet, socialnämndens ordförande";

test.each(roles.split(", "))("%s is kept whole", (role) => {
  expect(keptRole(role)).toBe(role);
});

/** The most common first names and surnames (SCB, namnstatistik), and those that look most like what roles are called. */
const names =
  "Anna Eva Maria Karin Kristina Lena Kerstin Sara Emma Ingrid Lars Mikael Anders Johan Erik Per Peter Karl Jan Thomas Daniel Mohammed Ali " +
  "Edvard Håvard Sivard Konrad André Régis Vide Egon Sol Stella Mara Masoud Chesca Linnéa Zoë Bo Ek Li " +
  "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson " +
  "Jönsson Lindberg Jakobsson Magnusson Lindström Olofsson Lindqvist Lindgren Berg Axelsson Bergström Lundberg Lind Lundgren Lundqvist Mattsson " +
  "Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström Eklund Danielsson Lundin Håkansson Björk Bergman Gunnarsson " +
  "Holm Wikström Samuelsson Isaksson Fransson Bergqvist Nyström Holmberg Arvidsson Löfgren Söderberg Nyberg Blomqvist Claesson Nordström " +
  "Mårtensson Lundström Viklund Eliasson Pålsson Björklund Berggren Sandström Nordin Lund Falk Ström Åberg Ekström Hermansson Holmgren Dahlberg " +
  "Hedlund Hellström Sundberg Sjögren Ek Blom Abrahamsson Öberg Martinsson Andreasson Strömberg Månsson Hansen Åkesson Dahl Lindholm Norberg Holmqvist " +
  "Jonasson Ivarsson Sundström Åström Stark Frisk Modig Rask Trygg Hård Mas Mars Norr Söder Öster Väster Chreif Stabb Grupe Regius";

const word = fc.constantFrom(...names.split(" "));
const asTyped = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(" ", ", ", ".", "-", "_", "/", ""),
    fc.constantFrom("", "enhetschef ", "MAS ", "Ekonom: ", "enhetschef", "Team"),
    fc.constantFrom("", " 19121212-1212", "@exempel.se", "omsorg", "chef", " (070-000 00 00)", " för vården"),
    fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize("NFD"),
    ),
  )
  .map(([parts, between, before, after, written]) => before + written(parts.join(between)) + after);

test("no part of a name and no digit is kept, however it is written", () => {
  fc.assert(
    fc.property(asTyped, (typed) => {
      // Alone in the cell they are the role.
      fc.pre(!/^[ /]*(mas[ /]*)+$/i.test(typed));
      const kept = keptRole(typed);
      expect(kept).not.toMatch(/[^\p{L} -]/u);
      const role = new Set(["enhetschef", "MAS", "Ekonom", "vården", "för", ...OTHER_ROLE.split(" ")]);
      expect(kept.split(" ").filter((part) => !role.has(part))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open(":memory:");
});
afterAll(() => warehouse.close());

test("the reader keeps what the page keeps", async () => {
  const roleWord = fc.constantFrom(
    "chef",
    "Vård",
    "och",
    "för",
    "i",
    "MAS",
    "mas",
    "LSS-",
    "-",
    "it-",
    "ekonomen",
    "ANSVARIG",
    "å",
    "é",
    "ſ",
    "ﬁ",
    "İ",
  );
  const typed = fc.sample(
    fc.oneof(
      asTyped,
      fc.string({ unit: "grapheme" }),
      fc.array(fc.oneof(roleWord, word), { maxLength: 6 }).map((parts) => parts.join(" ")),
    ),
    2000,
  );
  const texts = [...new Set(typed)].filter((text) => !text.includes("\0") && text.trim() !== "");
  const { value } = reading(roll("r"), "rå", "v", {
    vocabulary: () => "",
    spellings: () => [],
    clockHours: false,
    byHand: false,
  });
  const rows = await warehouse.rows<{ kept: string }>(
    `select ${value} as kept from (values ${texts.map((text, n) => `(${n}, ${literal(text)})`).join(", ")}) t(n, rå) order by n`,
  );
  expect(rows.map(({ kept }) => kept ?? OTHER_ROLE)).toEqual(texts.map(keptRole));
});
