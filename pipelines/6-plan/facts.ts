import type {
  AtgardFact,
  AvtalFact,
  BristFact,
  EnhetFact,
  Facts,
  UppfoljningFact,
} from "../../src/guidelines/facts.ts";
import type { Capacity, PlanRisk } from "../../src/plan/types.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** What the rules and the plan read, as known on the as-of day. Merged enheter count as the one that is there today (AC-10). */
export async function readFacts(warehouse: Warehouse): Promise<Facts> {
  const enheter = await warehouse.rows<EnhetFact>(`
    select enhet_id, namn, utforare_id, driftsform, verksamhetsomrade
    from modell.enheter where aktiv order by enhet_id`);
  return {
    enheter,
    avtal: await delivered<AvtalFact>(
      warehouse,
      "avtal",
      `
      select a.avtal_id, a.utforare_id, coalesce(e.nu_enhet_id, a.enhet_id) as enhet_id, a.verksamhetsomrade, a.avtalsform,
        a.startdatum, a.slutdatum, a.forlangning_datum, a.driftstart_datum, a.forsta_brukare_datum
      from kant.avtal a left join modell.enheter e using (enhet_id)
      order by a.avtal_id`,
    ),
    uppfoljningar: await delivered<UppfoljningFact>(
      warehouse,
      "uppfoljningar",
      `
      select e.nu_enhet_id as enhet_id, u.metod, coalesce(m.namn, u.metod) as metod_namn, u.genomford_datum, u.krav_id, coalesce(u.bedomning, '') as bedomning
      from kant.uppfoljningar u join modell.enheter e using (enhet_id) left join referens.metod m on m.kod = u.metod
      order by u.uppfoljning_id, u.krav_id`,
    ),
    brister: await delivered<BristFact>(
      warehouse,
      "brister",
      `
      select b.brist_id, e.nu_enhet_id as enhet_id, b.krav_id, b.upptackt_datum
      from kant.brister b join modell.enheter e using (enhet_id)
      order by b.brist_id`,
    ),
    atgarder: await delivered<AtgardFact>(
      warehouse,
      "atgarder",
      `
      select a.atgard_id, e.nu_enhet_id as enhet_id, a.uppfoljning_datum
      from kant.atgarder a join kant.brister b using (brist_id) join modell.enheter e using (enhet_id)
      where a.verifierad_datum is null and a.uppfoljning_datum is not null
      order by a.atgard_id`,
    ),
  };
}

export const readRisks = (warehouse: Warehouse): Promise<PlanRisk[]> =>
  warehouse.rows<PlanRisk>(`
    select risk_id, enhet_id, kvalitetsomrade, riskpoang, forvantad_skada, rang, underlag
    from resultat.risker order by risk_id`);

export const readCapacity = (warehouse: Warehouse, planYear: number): Promise<Capacity> =>
  delivered(
    warehouse,
    "resurser",
    `
    select roll, manad, timmar from kant.resurser where left(manad, 4) = ${literal(String(planYear))} order by roll, manad`,
  );

/** Null where the source was not delivered: no rows and no source are different answers. */
async function delivered<T>(warehouse: Warehouse, source: string, sql: string): Promise<T[] | null> {
  const { finns } = await warehouse.row<{ finns: boolean }>(`select har_kalla(${literal(source)}) as finns`);
  return finns ? warehouse.rows<T>(sql) : null;
}
