import type { Care, CareIndicator, CareUnit, CareValue } from "../../pipelines/5-judge/care.ts";
import { type SeededRandom, seededRandom } from "../../src/statistics/seededRandom.ts";

/** Events per 1000 brukardygn of an ordinary äldreboende, and how large a part of them is grave. */
const KATEGORIER: readonly (readonly [kategori: string, kvalitetsomrade: string, rate: number])[] = [
  ["fall", "halso-och-sjukvard", 4.2],
  ["lakemedel", "halso-och-sjukvard", 2.1],
  ["utebliven-vardatgard", "halso-och-sjukvard", 0.35],
  ["vardskada", "halso-och-sjukvard", 0.04],
  ["produkt-eller-teknik", "halso-och-sjukvard", 0.15],
  ["utebliven-insats", "verksamhet-och-arbetssatt", 0.35],
  ["felaktigt-utford-insats", "verksamhet-och-arbetssatt", 0.35],
  ["trygghetslarm", "verksamhet-och-arbetssatt", 0.2],
  ["brist-i-dokumentation", "dokumentation", 0.45],
  ["brist-i-bemotande", "service-och-bemotande", 0.35],
  ["overgrepp", "service-och-bemotande", 0.03],
  ["bristande-tillganglighet", "fokus-pa-brukare", 0.2],
  ["brist-i-samtycke", "fokus-pa-brukare", 0.05],
  ["brist-i-samverkan", "samverkan", 0.25],
  ["bemanning", "medarbetare", 0.4],
  ["misstanke-om-stold", "medarbetare", 0.03],
  ["bruten-sekretess", "ledning-och-styrning", 0.05],
  ["rattssakerhet", "ledning-och-styrning", 0.04],
  ["ledningssystem", "systematiskt-kvalitetsarbete", 0.08],
  ["tid-och-debitering", "ekonomi-och-resurser", 0.05],
];
const GRAVE = 0.15;
const COMPLAINTS = 0.08;
const OMRADEN = [...new Set(KATEGORIER.map(([, omrade]) => omrade))];
const VERKSAMHETER = ["sarskilt-boende", "hemtjanst", "gruppbostad-lss", "serviceboende-lss", "korttidsboende"];

export type Simulation = {
  readonly seed: number | string;
  readonly units: number;
  readonly quarters: number;
  /** the first so many of all indicators; default all of them */
  readonly indicators?: number;
  /** true rate ratio of one unit, event and quarter: 1 everywhere makes the world stable */
  readonly ratio?: (unit: number, kategori: string, quarter: number) => number;
};

/**
 * A kommun in memory as the judge reads it: units of realistic size whose counts are Poisson around one rate for all.
 * No sums per utförare. Kvalitetsområden and totals are the sums of their kategorier, so that the tests hang together as they do in reality.
 */
export function simulatedCare({ seed, units, quarters, indicators: wanted, ratio }: Simulation): Care {
  const random = seededRandom(`simulerad kommun|${seed}`);
  const { indicators, parts } = design(wanted);
  const careUnits: CareUnit[] = Array.from({ length: units }, (_, i) => ({
    enhet_id: `E${String(i + 1).padStart(3, "0")}`,
    utforare_id: `U${(i % 12) + 1}`,
    verksamhetsomrade: VERKSAMHETER[i % VERKSAMHETER.length]!,
    lagrum: i % VERKSAMHETER.length === 2 || i % VERKSAMHETER.length === 3 ? "LSS" : "SoL",
  }));
  const places = careUnits.map(() => Math.max(5, Math.min(120, 28 * Math.exp(0.6 * random.normal()))));
  const rows: CareValue[] = [];
  const rolling: CareValue[] = [];
  const areaSums = VERKSAMHETER.map(() =>
    indicators.map(() => Array.from({ length: quarters }, () => ({ taljare: 0, namnare: 0 }))),
  );
  for (const [i, { enhet_id: objekt_id }] of careUnits.entries()) {
    const four = indicators.map(() => ({ taljare: 0, namnare: 0 }));
    for (let quarter = 1; quarter <= quarters; quarter++) {
      const namnare = Math.round(91 * places[i]! * (0.95 + 0.1 * random.uniform()));
      const taljare = new Float64Array(indicators.length);
      for (const [kategori, rate, of] of parts) {
        const count = poisson(random, (namnare * rate * (ratio?.(i, kategori, quarter) ?? 1)) / 1000);
        if (count > 0) for (const index of of) taljare[index]! += count;
      }
      for (const [index, { indikator_id }] of indicators.entries()) {
        rows.push({ objekt_id, indikator_id, ordning: quarter, taljare: taljare[index]!, namnare });
        for (const sum of [
          areaSums[i % VERKSAMHETER.length]![index]![quarter - 1]!,
          ...(quarter > quarters - 4 ? [four[index]!] : []),
        ]) {
          sum.taljare += taljare[index]!;
          sum.namnare += namnare;
        }
      }
    }
    for (const [index, { indikator_id }] of indicators.entries())
      rolling.push({ objekt_id, indikator_id, ordning: quarters, ...four[index]! });
  }
  const areaQuarters = areaSums.flatMap((of, area) =>
    of.flatMap((series, index) =>
      series.map((sum, at) => ({
        objekt_id: VERKSAMHETER[area]!,
        indikator_id: indicators[index]!.indikator_id,
        ordning: at + 1,
        ...sum,
      })),
    ),
  );
  const kvartalNamn = new Map(
    Array.from({ length: quarters }, (_, i) => [i + 1, `${2020 + Math.floor(i / 4)}-Q${(i % 4) + 1}`]),
  );
  return {
    kvartal: kvartalNamn.get(quarters)!,
    ordning: quarters,
    kvartalNamn,
    units: careUnits,
    indicators,
    rolling,
    quarters: rows,
    areaQuarters,
    providerQuarters: [],
    mergers: new Map(),
    riktvarden: new Map(),
  };
}

/** The indicators, and what each independent kind of event adds to. */
function design(wanted = Number.POSITIVE_INFINITY) {
  const indicators: CareIndicator[] = [];
  const add = (indikator_id: string, kvalitetsomrade: string | null, riktvarde: number | null = null) => {
    if (indicators.length >= wanted) return -1;
    const klass = indikator_id.startsWith("klagomal") ? ("extern" as const) : ("egenrapporterad" as const);
    return (
      indicators.push({
        indikator_id,
        kvalitetsomrade,
        typ: "antal",
        skala: 1000,
        riktning: "hog",
        vikt: indikator_id.endsWith("-totalt") ? 0 : 0.4,
        beroende: 1,
        riktvarde,
        klass,
      }) - 1
    );
  };
  const totalt = add("avvikelser-totalt", null);
  const klagomal = add("klagomal-totalt", null);
  // The riktvärde is the true rate: nobody departs from it either.
  const own = KATEGORIER.map(([kategori, omrade, rate]) =>
    add(`avvikelser-${kategori}`, omrade, rate >= 0.3 ? rate : null),
  );
  const omrade = OMRADEN.map((kod) => add(`avvikelser-${kod}`, kod));
  const grave = OMRADEN.map((kod) => add(`allvarliga-avvikelser-${kod}`, kod));
  const complained = OMRADEN.map((kod) => add(`klagomal-${kod}`, kod));
  const rare = [
    "lex-maria-halso-och-sjukvard",
    "lex-sarah",
    ...OMRADEN.slice(0, 6).map((kod) => `lex-sarah-${kod}`),
  ].map((id) => add(id, null));
  const known = (...places: number[]) => places.filter((place) => place >= 0);
  const parts: (readonly [kategori: string, rate: number, of: readonly number[]])[] = [
    ...KATEGORIER.flatMap(([kategori, kod, rate], i) => {
      const place = OMRADEN.indexOf(kod);
      return [
        [kategori, rate * (1 - GRAVE), known(totalt, own[i]!, omrade[place]!)] as const,
        [kategori, rate * GRAVE, known(totalt, own[i]!, omrade[place]!, grave[place]!)] as const,
      ];
    }),
    ...OMRADEN.map((kod, i) => [`klagomal|${kod}`, COMPLAINTS, known(klagomal, complained[i]!)] as const),
    ...rare.map((place) => ["lex", 0.01, known(place)] as const),
  ];
  return { indicators, parts };
}

/** By inversion from zero: quick for the means of a quarter. */
export function poisson(random: SeededRandom, mean: number): number {
  let point = Math.exp(-mean);
  let left = random.uniform() - point;
  let count = 0;
  while (left > 0 && point > 0) {
    count++;
    point *= mean / count;
    left -= point;
  }
  return count;
}
