import { type BaseRate, baseRates, type Cell } from "../../src/risk/baseRates.ts";
import type { Level } from "../../src/risk/levels.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Care } from "./care.ts";
import { type Thresholds, threshold } from "./thresholds.ts";

/** Everything the risks need beside the indicators, keyed `a|b`. */
export type RiskInput = {
  readonly kvalitetsomraden: readonly string[];
  /** P(finding) before any evidence, with its Beta posterior */
  readonly baseRate: (verksamhetsomrade: string, kvalitetsomrade: string) => BaseRate;
  /** typical consequence of the krav, by `verksamhetsomrade|kvalitetsomrade` */
  readonly kravKonsekvens: ReadonlyMap<string, Level>;
  /** recorded events by grade 1–4, by `enhet_id|kvalitetsomrade` */
  readonly grader: ReadonlyMap<string, readonly [number, number, number, number]>;
  /** highest grade of a single serious case, by `enhet_id|kvalitetsomrade` */
  readonly allvarligaFall: ReadonlyMap<string, 3 | 4>;
};

export async function readRiskInput(warehouse: Warehouse, care: Care, thresholds: Thresholds): Promise<RiskInput> {
  const span = threshold(thresholds, "risk_fynd_kvartal");
  const kvalitetsomraden = (
    await warehouse.rows<{ kod: string }>("select kod from referens.kvalitetsomrade order by ordning::integer, kod")
  ).map(({ kod }) => kod);
  return {
    kvalitetsomraden,
    baseRate: baseRates(await readCells(warehouse, care, span), {
      start: threshold(thresholds, "risk_grundniva"),
      startWeight: threshold(thresholds, "risk_grundniva_tyngd"),
      leastWeight: threshold(thresholds, "risk_omrade_tyngd"),
    }),
    kravKonsekvens: await readConsequences(warehouse),
    grader: await readGrades(warehouse, care),
    allvarligaFall: await readSeriousCases(warehouse, care),
  };
}

/** Follow-ups by verksamhetsområde and kvalitetsområde over the declared span. Who was never followed up is no label. */
const readCells = (warehouse: Warehouse, care: Care, span: number): Promise<Cell[]> =>
  warehouse.rows<Cell>(`
    select enheter.verksamhetsomrade, utfall.kvalitetsomrade, count(*) filter (utfall.fynd) as fynd, count(*) as antal
    from modell.uppfoljningsutfall as utfall
    join modell.enheter as enheter using (enhet_id)
    join modell.kvartal as kvartal using (kvartal)
    where kvartal.ordning > ${care.ordning - span}
    group by all order by all`);

/** The middle krav, the graver of two: with the gravest one every kvalitetsområde would be a 4 and none could be told apart. */
async function readConsequences(warehouse: Warehouse): Promise<Map<string, Level>> {
  const rows = await warehouse.rows<{ nyckel: string; konsekvens: Level }>(`
    select verksamhetsomrade || '|' || kvalitetsomrade as nyckel,
      list_sort(list(konsekvens))[count(*) // 2 + 1] as konsekvens
    from modell.krav group by 1 order by 1`);
  return new Map(rows.map((row) => [row.nyckel, row.konsekvens]));
}

async function readGrades(warehouse: Warehouse, care: Care) {
  const rows = await warehouse.rows<{ nyckel: string; g1: number; g2: number; g3: number; g4: number }>(`
    with handelser as (
      select distinct 'A' as kalla, avvikelse_id as id, enhet_id, kvalitetsomrade, kvartal, allvarlighetsgrad from modell.avvikelser
      union all
      select distinct 'K', klagomal_id, enhet_id, kvalitetsomrade, kvartal, allvarlighetsgrad from modell.klagomal where typ = 'klagomal'
      union all
      select 'S', rapport_id, enhet_id, unnest(kvalitetsomraden), kvartal, allvarlighetsgrad from modell.lex_sarah
      union all
      select 'M', anmalan_id, enhet_id, kvalitetsomrade, kvartal, allvarlighetsgrad from modell.lex_maria
    )
    select enhet_id || '|' || kvalitetsomrade as nyckel,
      count(*) filter (allvarlighetsgrad = 1) as g1, count(*) filter (allvarlighetsgrad = 2) as g2,
      count(*) filter (allvarlighetsgrad = 3) as g3, count(*) filter (allvarlighetsgrad = 4) as g4
    from handelser join modell.kvartal as kvartal using (kvartal)
    where kvalitetsomrade is not null and kvartal.ordning > ${care.ordning - 4}
    group by 1 order by 1`);
  return new Map(rows.map((r) => [r.nyckel, [r.g1, r.g2, r.g3, r.g4] as const]));
}

async function readSeriousCases(warehouse: Warehouse, care: Care) {
  const rows = await warehouse.rows<{ nyckel: string; grad: number }>(`
    with fall as (
      select enhet_id, unnest(kvalitetsomraden) as kvalitetsomrade, bedomt_kvartal as kvartal, allvarlighetsgrad from modell.lex_sarah where allvarlig
      union all
      select enhet_id, kvalitetsomrade, kvartal, allvarlighetsgrad from modell.lex_maria where allvarlig
    )
    select enhet_id || '|' || kvalitetsomrade as nyckel, max(greatest(coalesce(allvarlighetsgrad, 3), 3)) as grad
    from fall join modell.kvartal as kvartal using (kvartal)
    where kvartal.ordning > ${care.ordning - 4}
    group by 1 order by 1`);
  return new Map(rows.map((r) => [r.nyckel, (r.grad >= 4 ? 4 : 3) as 3 | 4]));
}
