import { describe, expect, it } from "vitest";
import { codeColumns, parseCodeList } from "../../src/contracts/language/codeList.ts";
import { codeLists } from "../src/contracts/codeLists.ts";

const list = (name: string) => {
  const found = codeLists.find((one) => one.name === name);
  if (!found) throw new Error(`no list ${name}`);
  return found;
};
const codes = (name: string): string[] => list(name).rows.map((row) => row.kod!);

const withCodes = codeLists.filter(({ name }) => name !== "helgdag");

describe.each(withCodes.map((one) => ({ name: one.name, one })))("the list $name", ({ one }) => {
  it("has the common columns and fills them", () => {
    expect(one.columns.slice(0, 4)).toEqual([...codeColumns]);
    for (const row of one.rows) {
      for (const column of codeColumns) expect(row[column], `${row.kod} ${column}`).toMatch(/\S/);
      expect(row.definition, "one sentence or two").toMatch(/[.?]$/);
    }
  });

  it("has codes that differ without regard to case, and labels that differ", () => {
    expect(new Set(one.rows.map((row) => row.kod!.toLowerCase())).size).toBe(one.rows.length);
    expect(new Set(one.rows.map((row) => row.namn)).size).toBe(one.rows.length);
    for (const row of one.rows) expect(row.kod).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/);
  });
});

/** The codes of the input interface, which municipalities map theirs onto: none may be renamed or lost. */
const canonical: Record<string, string> = {
  verksamhetsomrade:
    "hemtjanst sarskilt-boende hemsjukvard korttidsboende dagverksamhet-aldre boendestod daglig-verksamhet ledsagning-avlosning korttidsvistelse-barn gruppbostad-lss servicebostad-lss personlig-assistans familjeradgivning hvb-barn-unga hvb-missbruk konsulentstott-familjehem",
  kvalitetsomrade:
    "ledning-och-styrning systematiskt-kvalitetsarbete verksamhet-och-arbetssatt service-och-bemotande medarbetare halso-och-sjukvard dokumentation fokus-pa-brukare samverkan ekonomi-och-resurser",
  insats: "personlig-omvardnad service tillsyn avlosning ledsagning natt boendestod hsl",
  metod:
    "kvalitetskrav arlig tema lopande ekonomisk forekommen-anledning klagomal oanmald avtalsenkat kvalitetsuppfoljning fordjupad ny-utforare avtalsforlangning resultatuppfoljning hsl riktad pakallad",
  sanktion:
    "papekande varning varning-atgardsplan atgardsplan innehallen-betalning prisavdrag vite avstangning havning",
  tidsslag: "dag kvall natt helg",
  omrade: "tatort glesbygd",
  driftsform: "egen_regi privat",
  avtalsform: "LOV LOU ramavtal direktupphandling overenskommelse",
  franvarotyp: "sjukhus korttid sabo avliden utflyttad bortrest",
  lagrum: "SoL LSS HSL",
  lexsarah_bedomning:
    "pagar inte_missforhallande missforhallande pataglig_risk allvarligt_missforhallande pataglig_risk_allvarligt",
  klagomalstyp: "klagomal synpunkt berom",
  klagomalslamnare: "brukare anhorig personal annan",
  klagomalsutfall: "befogat delvis obefogat pagar",
  tidsenhet: "timmar_per_vecka timmar_per_manad minuter_per_vecka minuter_per_manad",
  uppfoljningsform: "anmald oanmald skrivbord",
  uppfoljningsbedomning: "uppfyllt delvis ej_uppfyllt",
  undersokning: "egen socialstyrelsen skr",
  enkatsvar: "ja nej alltid oftast ibland sallan aldrig",
  ekonomikontroll: "f_skatt arbetsgivaravgift skatteskuld kreditrating bokslut tillstand",
  ekonomikontrollutfall: "ok anmarkning allvarlig",
  fakturakontrollutfall: "inget_fynd fynd ej_kontrollerad",
};

/** kvalitetsområde ← kategori, as the input interface maps them; `annat` has none. */
const mapping: Record<string, string> = {
  "service-och-bemotande": "brist-i-bemotande overgrepp",
  "fokus-pa-brukare": "bristande-tillganglighet brist-i-samtycke",
  dokumentation: "brist-i-dokumentation",
  "verksamhet-och-arbetssatt": "utebliven-insats felaktigt-utford-insats trygghetslarm",
  "halso-och-sjukvard": "utebliven-vardatgard lakemedel fall vardskada produkt-eller-teknik misstanke-om-sjalvmord",
  samverkan: "brist-i-samverkan",
  "ledning-och-styrning": "bruten-sekretess rattssakerhet",
  medarbetare: "bemanning misstanke-om-stold",
  "systematiskt-kvalitetsarbete": "ledningssystem",
  "ekonomi-och-resurser": "tid-och-debitering",
  "": "annat",
};

describe("codes", () => {
  it.each(Object.entries(canonical))("of %s are those of the interface", (name, expected) => {
    expect(codes(name)).toEqual(expected.split(" "));
  });

  it("of kategori lead to the kvalitetsområde of the interface, and to one that exists", () => {
    const found = Object.fromEntries(list("kategori").rows.map((row) => [row.kod, row.kvalitetsomrade]));
    const expected = Object.entries(mapping).flatMap(([area, kategorier]) =>
      kategorier.split(" ").map((kod) => [kod, area]),
    );
    expect(found).toEqual(Object.fromEntries(expected));
    for (const area of Object.values(found)) if (area) expect(codes("kvalitetsomrade")).toContain(area);
  });

  it("of verksamhetsområde have a lagrum that exists", () => {
    for (const row of list("verksamhetsomrade").rows) expect(codes("lagrum"), row.kod).toContain(row.lagrum);
  });

  it("of lex Sarah give the grade that an ungraded report gets", () => {
    const grades = Object.fromEntries(list("lexsarah_bedomning").rows.map((row) => [row.kod, row.allvarlighetsgrad]));
    expect(grades).toEqual({
      pagar: "",
      inte_missforhallande: "",
      missforhallande: "2",
      pataglig_risk: "2",
      allvarligt_missforhallande: "3",
      pataglig_risk_allvarligt: "3",
    });
  });

  it("of sanktion count a påpekande as none (OR-37)", () => {
    const none = list("sanktion").rows.filter((row) => row.ar_sanktion !== "ja");
    expect(none.map((row) => row.kod)).toEqual(["papekande"]);
  });

  it("of enkätsvar say how much of the krav is followed", () => {
    const met = Object.fromEntries(list("enkatsvar").rows.map((row) => [row.kod, row.andel_uppfyllt]));
    expect(met).toEqual({ ja: "1", nej: "0", alltid: "1", oftast: "1", ibland: "0.5", sallan: "0", aldrig: "0" });
  });

  it("of nyckeltal lead to a kvalitetsområde, a verksamhetsområde and a worse side", () => {
    for (const row of list("nyckeltal").rows) {
      expect(codes("kvalitetsomrade"), row.kod).toContain(row.kvalitetsomrade);
      expect(codes("verksamhetsomrade"), row.kod).toContain(row.verksamhetsomrade);
      expect(["hog", "lag"], row.kod).toContain(row.riktning);
    }
  });

  it("of ekonomikontroll say how often each is made", () => {
    for (const row of list("ekonomikontroll").rows)
      expect(["kvartal", "halvar", "ar"], row.kod).toContain(row.intervall);
  });

  it("that stand in a torn line are an error, not a shorter list", () => {
    expect(() => parseCodeList("prov", "kod;namn\na;A\nb\n")).toThrow(/prov, line 3/);
  });
});

describe("helgdag", () => {
  const rows = list("helgdag").rows;
  const named = (name: string): string[] => rows.filter((row) => row.namn === name).map((row) => row.datum!);
  const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
  const shifted = (date: string, days: number): string =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

  // Easter Sundays as printed in almanacs.
  const easter = [
    "2022-04-17",
    "2023-04-09",
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2028-04-16",
    "2029-04-01",
    "2030-04-21",
  ];

  it("has the thirteen named holidays of lag (1989:253) and three eves each year, in order", () => {
    expect(rows.length).toBe(9 * 16);
    expect(rows.filter((row) => row.typ === "rod").length).toBe(9 * 13);
    expect(new Set(rows.filter((row) => row.typ === "afton").map((row) => row.namn))).toEqual(
      new Set(["Midsommarafton", "Julafton", "Nyårsafton"]),
    );
    const dates = rows.map((row) => row.datum!);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(dates).size).toBe(dates.length);
  });

  it("moves with Easter", () => {
    expect(named("Påskdagen")).toEqual(easter);
    for (const [name, days] of Object.entries({
      Långfredagen: -2,
      "Annandag påsk": 1,
      "Kristi himmelsfärdsdag": 39,
      Pingstdagen: 49,
    }))
      expect(named(name)).toEqual(easter.map((day) => shifted(day, days)));
  });

  it("puts midsommardagen and alla helgons dag on Saturdays within their weeks", () => {
    for (const day of named("Midsommardagen")) {
      expect(weekday(day)).toBe(6);
      expect(day.slice(5) >= "06-20" && day.slice(5) <= "06-26").toBe(true);
    }
    for (const day of named("Alla helgons dag")) {
      expect(weekday(day)).toBe(6);
      expect(day.slice(5) >= "10-31" && day.slice(5) <= "11-06").toBe(true);
    }
    expect(named("Midsommarafton")).toEqual(named("Midsommardagen").map((day) => shifted(day, -1)));
  });
});
