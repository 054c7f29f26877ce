import type { Level } from "../../src/risk/levels.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Care, CareValue } from "./care.ts";
import { type Thresholds, threshold } from "./thresholds.ts";

/** Everything the risks need beside the indicators, keyed `a|b`. */
export type RiskInput = {
  readonly kvalitetsomraden: readonly string[];
  /** P(finding) with its Beta posterior, by `verksamhetsomrade|kvalitetsomrade` */
  readonly baseRates: ReadonlyMap<string, BaseRate>;
  readonly baseRate: (verksamhetsomrade: string, kvalitetsomrade: string) => BaseRate;
  /** typical consequence of the krav, by `verksamhetsomrade|kvalitetsomrade` */
  readonly kravKonsekvens: ReadonlyMap<string, Level>;
  /** recorded events by grade 1–4, by `enhet_id|kvalitetsomrade` */
  readonly grader: ReadonlyMap<string, readonly [number, number, number, number]>;
  /** highest grade of a single serious case, by `enhet_id|kvalitetsomrade` */
  readonly allvarligaFall: ReadonlyMap<string, 3 | 4>;
  /** findings of follow-ups over a longer window than the rolling four quarters */
  readonly fynd: readonly CareValue[];
};

export type BaseRate = {
  readonly rate: number;
  readonly alpha: number;
  readonly beta: number;
  /** the kommun's rate in the kvalitetsområde, towards which it is shrunk */
  readonly kommun: number;
  readonly uppfoljningar: number;
};

export async function readRiskInput(warehouse: Warehouse, care: Care, thresholds: Thresholds): Promise<RiskInput> {
  const span = threshold(thresholds, "risk_fynd_kvartal");
  const kvalitetsomraden = (
    await warehouse.rows<{ kod: string }>("select kod from referens.kvalitetsomrade order by ordning::integer, kod")
  ).map(({ kod }) => kod);
  const { baseRates, fallback } = await readBaseRates(warehouse, care, span, thresholds);
  return {
    kvalitetsomraden,
    baseRates,
    baseRate: (verksamhetsomrade, kvalitetsomrade) =>
      baseRates.get(`${verksamhetsomrade}|${kvalitetsomrade}`) ?? fallback(kvalitetsomrade),
    kravKonsekvens: await readConsequences(warehouse),
    grader: await readGrades(warehouse, care),
    allvarligaFall: await readSeriousCases(warehouse, care),
    fynd: await readFindings(warehouse, care, span),
  };
}

/**
 * The share of follow-ups that find something, shrunk twice: kvalitetsområde of the kommun towards the declared level,
 * verksamhetsområde towards the kvalitetsområde. Who was never followed up is no label and is not counted.
 */
async function readBaseRates(warehouse: Warehouse, care: Care, span: number, thresholds: Thresholds) {
  const rows = await warehouse.rows<{
    verksamhetsomrade: string;
    kvalitetsomrade: string;
    fynd: number;
    antal: number;
  }>(`
    select enheter.verksamhetsomrade, utfall.kvalitetsomrade, count(*) filter (utfall.fynd) as fynd, count(*) as antal
    from modell.uppfoljningsutfall as utfall
    join modell.enheter as enheter using (enhet_id)
    join modell.kvartal as kvartal using (kvartal)
    where kvartal.ordning > ${care.ordning - span}
    group by all order by all`);
  const start = threshold(thresholds, "risk_grundniva");
  const startWeight = threshold(thresholds, "risk_grundniva_tyngd");
  const areaWeight = threshold(thresholds, "risk_omrade_tyngd");
  const perKvalitet = new Map<string, { fynd: number; antal: number }>();
  for (const row of rows) {
    const sum = perKvalitet.get(row.kvalitetsomrade) ?? { fynd: 0, antal: 0 };
    perKvalitet.set(row.kvalitetsomrade, { fynd: sum.fynd + row.fynd, antal: sum.antal + row.antal });
  }
  const kommunRate = (kvalitetsomrade: string) => {
    const { fynd, antal } = perKvalitet.get(kvalitetsomrade) ?? { fynd: 0, antal: 0 };
    return (start * startWeight + fynd) / (startWeight + antal);
  };
  const posterior = (kvalitetsomrade: string, fynd: number, antal: number): BaseRate => {
    const kommun = kommunRate(kvalitetsomrade);
    const alpha = kommun * areaWeight + fynd;
    const beta = (1 - kommun) * areaWeight + antal - fynd;
    return { rate: alpha / (alpha + beta), alpha, beta, kommun, uppfoljningar: antal };
  };
  const baseRates = new Map(
    rows.map((row) => [
      `${row.verksamhetsomrade}|${row.kvalitetsomrade}`,
      posterior(row.kvalitetsomrade, row.fynd, row.antal),
    ]),
  );
  return { baseRates, fallback: (kvalitetsomrade: string) => posterior(kvalitetsomrade, 0, 0) };
}

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

const readFindings = (warehouse: Warehouse, care: Care, span: number): Promise<CareValue[]> =>
  warehouse.rows<CareValue>(`
    select objekt_id, indikator_id, ${care.ordning} as ordning, fsum(taljare) as taljare, fsum(namnare) as namnare
    from resultat.indikatorvarden
    join resultat.indikatorer as indikatorer using (indikator_id)
    join modell.kvartal as kvartal on kvartal.kvartal = period
    where objekt_typ = 'enhet' and periodtyp = 'kvartal' and klass = 'granskning'
      and kvartal.fullstandigt and kvartal.ordning > ${care.ordning - span}
    group by objekt_id, indikator_id order by indikator_id, objekt_id`);
