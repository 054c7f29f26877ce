import { contentId } from "../../src/metadata/id.ts";
import { type Level, probabilityLevel, riskPoints } from "../../src/risk/levels.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Care, groupBy } from "./care.ts";
import { levelCuts, type Thresholds, threshold } from "./thresholds.ts";

type Requirement = {
  readonly krav_id: string;
  readonly verksamhetsomrade: string;
  readonly kvalitetsomrade: string;
  readonly konsekvens: Level;
  readonly fynd: number;
  readonly antal: number;
  readonly manuell_sannolikhet_niva: number | null;
  readonly manuell_konsekvens_niva: number | null;
  readonly manuell_roll: string | null;
  readonly manuell_datum: string | null;
  readonly manuell_motivering: string | null;
};

/**
 * Krav × verksamhetsområde (NA-31): the share of follow-ups of the krav that found it not met, shrunk towards what the
 * units' risks in its kvalitetsområde imply for one krav of several. People's assessments (NA-32) stand beside it.
 */
export async function judgeRequirements(
  warehouse: Warehouse,
  care: Care,
  risks: readonly Row[],
  thresholds: Thresholds,
): Promise<Row[]> {
  const requirements = await readRequirements(warehouse, care, threshold(thresholds, "risk_fynd_kvartal"));
  const weight = threshold(thresholds, "risk_krav_tyngd");
  const cuts = levelCuts(thresholds);
  const areas = new Map(care.units.map((unit) => [unit.enhet_id, unit.verksamhetsomrade]));
  const implied = new Map(
    [
      ...groupBy(
        risks.filter((risk) => risk.sannolikhet !== null),
        (risk) => `${areas.get(String(risk.enhet_id))}|${risk.kvalitetsomrade}`,
      ),
    ].map(([key, group]) => [key, group.reduce((sum, risk) => sum + Number(risk.sannolikhet), 0) / group.length]),
  );
  const inArea = groupBy(requirements, (r) => `${r.verksamhetsomrade}|${r.kvalitetsomrade}`);
  return requirements.map(({ kvalitetsomrade, konsekvens, fynd, antal, ...requirement }) => {
    const key = `${requirement.verksamhetsomrade}|${kvalitetsomrade}`;
    const area = implied.get(key);
    // "Some krav of n" with chance P is, were they alike and independent, each krav with chance 1 − (1 − P)^(1/n).
    const prior = area === undefined ? null : 1 - (1 - area) ** (1 / inArea.get(key)!.length);
    const sannolikhet =
      prior === null ? (antal > 0 ? (fynd + 0.5) / (antal + 1) : null) : (fynd + weight * prior) / (antal + weight);
    const sannolikhet_niva = sannolikhet === null ? null : probabilityLevel(sannolikhet, cuts);
    return {
      kravrisk_id: contentId("K", requirement.verksamhetsomrade, requirement.krav_id),
      ...requirement,
      sannolikhet,
      sannolikhet_niva,
      konsekvens_niva: konsekvens,
      riskpoang: sannolikhet_niva === null ? null : riskPoints(sannolikhet_niva, konsekvens),
      uppfoljningar: antal,
      fynd,
    };
  });
}

const readRequirements = (warehouse: Warehouse, care: Care, span: number): Promise<Requirement[]> =>
  warehouse.rows<Requirement>(`
    with utfall as (
      select enheter.verksamhetsomrade, uppfoljningar.krav_id, count(*) filter (uppfoljningar.fynd) as fynd, count(*) as antal
      from modell.uppfoljningar as uppfoljningar
      join modell.enheter as enheter using (enhet_id)
      join modell.kvartal as kvartal using (kvartal)
      where uppfoljningar.bedomd and kvartal.ordning > ${care.ordning - span}
      group by all
    ),
    omraden as (
      select bedomningar.*, coalesce(bedomningar.verksamhetsomrade, enheter.verksamhetsomrade) as omrade
      from kant.bedomningar as bedomningar left join modell.enheter as enheter using (enhet_id)
    ),
    -- The assessment of the krav itself before that of its kvalitetsområde, of the area before that of one unit, then the latest.
    manuella as (
      select krav.krav_id, krav.verksamhetsomrade, omraden.sannolikhet, omraden.konsekvens, omraden.roll, omraden.datum, omraden.motivering
      from modell.krav as krav
      join omraden on omraden.omrade = krav.verksamhetsomrade
        and (omraden.krav_id = krav.krav_id or (omraden.krav_id is null and omraden.kvalitetsomrade = krav.kvalitetsomrade))
      where omraden.galler_till is null or omraden.galler_till >= per_datum()
      qualify row_number() over (
        partition by krav.krav_id, krav.verksamhetsomrade
        order by omraden.krav_id is null, omraden.verksamhetsomrade is null, omraden.datum desc, omraden.bedomning_id
      ) = 1
    )
    select krav.krav_id, krav.verksamhetsomrade, krav.kvalitetsomrade, krav.konsekvens,
      coalesce(utfall.fynd, 0) as fynd, coalesce(utfall.antal, 0) as antal,
      manuella.sannolikhet as manuell_sannolikhet_niva, manuella.konsekvens as manuell_konsekvens_niva,
      manuella.roll as manuell_roll, manuella.datum as manuell_datum, manuella.motivering as manuell_motivering
    from modell.krav as krav
    left join utfall using (krav_id, verksamhetsomrade)
    left join manuella using (krav_id, verksamhetsomrade)
    order by krav.verksamhetsomrade, krav.krav_id`);
