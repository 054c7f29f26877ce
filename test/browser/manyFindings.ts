import { cp, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Dictionary, Float64, Int32, Table, tableToIPC, Utf8, type Vector, vectorFromArray } from "apache-arrow";
import type { EvidenceRow, ReconciledRow } from "../../dashboards/pages/fynd/types.ts";
import { partName } from "../../pipelines/7-publish/parts.ts";
import { buildSite } from "../../src/site/build.ts";
import { arrowFile, type MadeFile, sequence, writeFiles } from "./edition.ts";

const PART = 1000;
const RULES = Array.from({ length: 30 }, (_, i) => `R${String(i + 1).padStart(2, "0")}`);
const MONTHS = [2023, 2024, 2025].flatMap((year) =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`),
);
const UTFORARE = 60;

/** A site with the work list alone, over so many made-up findings, published as 7-publish does: words in lists, sentences and rows in parts. */
export async function workListSite(outDir: string, findings: number): Promise<string> {
  await writeFiles(outDir, "ekonomi", [...small(), ...large(findings)]);
  const cloneDir = resolve(import.meta.dirname, "../..");
  const pagesDir = join(outDir, "sidor");
  await mkdir(pagesDir, { recursive: true });
  for (const page of ["fynd.md", "404.md"]) await cp(join(cloneDir, "dashboards", page), join(pagesDir, page));
  await writeFile(
    join(pagesDir, "index.md"),
    "---\ntitle: Start\nutgavor: [ekonomi]\nordning: 1\n---\n\n# Start\n\n[Arbetslistan](./fynd)\n",
  );
  const { siteDir } = await buildSite({ outDir, edition: "ekonomi", cloneDir, pagesDir });
  return siteDir;
}

const file = (name: string, rows: readonly Record<string, unknown>[]): MadeFile => ({
  fil: `${name}.arrow`,
  bytes: arrowFile(rows),
  rader: rows.length,
});

function small(): MadeFile[] {
  return [
    file(
      "kallor",
      ["fakturor", "utford_tid", "beslut", "avtal"].map((kalla) => ({
        kalla,
        titel: kalla,
        korn: "",
        finns: true,
        utan: "",
      })),
    ),
    file(
      "fynd-regler",
      RULES.map((regel_id, i) => ({
        regel_id,
        namn: `Mönster ${i + 1}`,
        klass: i % 3 === 2 ? "mjuk" : "hard",
        oskyldig_forklaring: "Telefonen saknade täckning, eller besöket registrerades i efterhand.",
        fraga: "Vilka besök avser raden, och varför finns de inte registrerade?",
      })),
    ),
    file("fyndundantag", [{ regel_id: "R01", skydd: "överlämning", antal: 40, belopp_kr: 1200 }]),
  ];
}

/** Amounts fall along the list, as in the published order; what else a finding is about is drawn. */
function large(length: number): MadeFile[] {
  const random = sequence(11);
  const draw = (choices: number): number => Math.floor(random() * choices);
  const places = Array.from({ length }, (_, place) => place);
  const rule = places.map(() => draw(RULES.length));
  const provider = places.map(() => draw(UTFORARE));
  const month = places.map(() => MONTHS[draw(MONTHS.length)]!);
  // what is answered stands last, and nothing is expected of it
  const answer = places.map((place) => (place >= length * 0.95 ? ["felaktigt", "forklarat"][draw(2)]! : null));
  const likely = places.map(() => Math.round(random() * 100) / 100);
  const expected = places.map((place) => Math.round(250_000 / (place + 1) ** 0.6) + (length - place) / 100);
  const unique = places.map((place) => Math.round((expected[place]! / Math.max(0.05, likely[place]!)) * 100) / 100);
  const id = (place: number): string => `F-${place.toString(16).padStart(12, "0")}`;
  const person = (place: number): string => `B-${(place % 5000).toString(36).padStart(10, "0")}`;

  let dictionaries = 0;
  const words = (values: readonly (string | null)[]): Vector =>
    vectorFromArray(values, new Dictionary(new Utf8(), new Int32(), dictionaries++)) as Vector;
  const text = (values: readonly (string | null)[]): Vector => vectorFromArray(values, new Utf8()) as Vector;
  const numbers = (values: readonly (number | null)[]): Vector => vectorFromArray(values, new Float64()) as Vector;
  const whole = (values: readonly (number | null)[]): Vector => vectorFromArray(values, new Int32()) as Vector;
  const none = places.map(() => null);
  const table = new Table({
    fynd_id: text(places.map(id)),
    regel_id: words(rule.map((i) => RULES[i]!)),
    regel_namn: words(rule.map((i) => `Mönster ${i + 1}`)),
    klass: words(rule.map((i) => (i % 3 === 2 ? "mjuk" : "hard"))),
    utforare_id: words(provider.map((i) => `U${String(i).padStart(3, "0")}`)),
    utforare_namn: words(provider.map((i) => `Omsorg ${i} AB`)),
    driftsform_namn: words(provider.map((i) => (i % 4 ? "Privat regi" : "Egen regi"))),
    enhet_namn: words(provider.map((i) => `Hemtjänsten ${i}`)),
    brukare: text(places.map(person)),
    period: words(month),
    minuter: whole(places.map(() => 5 + draw(600))),
    belopp_kr: numbers(unique),
    unik_kr: numbers(unique),
    vantad_kr: numbers(expected.map((value, place) => (answer[place] ? null : value))),
    sannolikhet: numbers(likely),
    sannolikhet_lag: numbers(likely.map((value) => value * 0.7)),
    sannolikhet_hog: numbers(likely.map((value) => Math.min(1, value * 1.2))),
    sannolikhet_grund: words(places.map(() => "lart")),
    manader_i_rad: whole(places.map(() => 1 + draw(7))),
    svar: words(answer),
    svar_namn: words(
      answer.map((code) => code && { felaktigt: "Felaktigt fakturerat", forklarat: "Förklarat" }[code]!),
    ),
    svar_datum: words(answer.map((code) => code && "2025-11-30")),
    svar_belopp: numbers(unique.map((value, place) => (answer[place] === "felaktigt" ? value : null))),
    p: numbers(none),
    q: numbers(none),
    antal_rader: whole(places.map(() => 3)),
    del: whole(places.map((place) => Math.floor(place / PART))),
  });
  const parts = Array.from({ length: Math.ceil(length / PART) }, (_, part) => part).flatMap((del): MadeFile[] => {
    const own = places.slice(del * PART, (del + 1) * PART);
    const texts = own.map((place) => ({
      fynd_id: id(place),
      forklaring: `Raden för fall ${place} har ${5 + (place % 50)} minuter mer än besöken i ${month[place]!}.`,
    }));
    const rows = own.flatMap((place) => evidenceOf(place, id(place), person(place), month[place]!));
    const cells = own.flatMap((place) => reconciledOf(place, id(place), month[place]!));
    return [
      { fil: partName("fyndtexter", del), bytes: arrowFile(texts), rader: texts.length, del },
      { fil: partName("fyndrader", del), bytes: arrowFile(rows), rader: rows.length, del },
      { fil: partName("fyndavstamning", del), bytes: arrowFile(cells), rader: cells.length, del },
    ];
  });
  return [{ fil: "fynd.arrow", bytes: tableToIPC(table, "file"), rader: length }, ...parts];
}

/** Two visits that overlap and the invoice line of their month. */
function evidenceOf(place: number, fynd_id: string, brukare: string, month: string): Record<string, unknown>[] {
  const day = `${month}-${String(1 + (place % 28)).padStart(2, "0")}`;
  const visit = (nr: number, from: string, to: string): EvidenceRow => ({
    fynd_id,
    nr,
    slag: "besok",
    rad_id: `B${place}${nr}`,
    brukare: nr === 1 ? brukare : `${brukare.slice(0, -1)}x`,
    insats: "Service",
    enhet_namn: "Hemtjänsten",
    fran: `${day} ${from}`,
    till: `${day} ${to}`,
    minuter: 30,
    registrering: "auto",
    tidsslag: null,
    belopp_kr: null,
    jamforelse: false,
  });
  const line: EvidenceRow = {
    ...visit(3, "", ""),
    slag: "faktura",
    rad_id: `F${place}/1`,
    brukare,
    fran: `${month}-01`,
    till: `${month}-28`,
    tidsslag: "Dag",
    belopp_kr: 4100,
    registrering: null,
  };
  return [visit(1, "08:10", "08:40"), visit(2, "08:25", "08:55"), line] as unknown as Record<string, unknown>[];
}

/** The insats of the rows, and another that the brukare has. */
function reconciledOf(place: number, fynd_id: string, manad: string): Record<string, unknown>[] {
  const cell: ReconciledRow = {
    fynd_id,
    manad,
    insats: "Service",
    i_fallet: true,
    beviljad_min: 780,
    utford_min: 725,
    fakturerad_min: 860,
    belopp_kr: 4100,
    oforklarad_kr: 400,
    avstamning_id: `A-${place.toString(16).padStart(12, "0")}`,
  };
  const other = { ...cell, insats: "Tillsyn", i_fallet: false, oforklarad_kr: 0, avstamning_id: "A-ffffffffffff" };
  return [cell, other] as unknown as Record<string, unknown>[];
}
