import type { IndicatorMetadata } from "../../src/metadata/indicator.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { registeredShares, rollingWithRegisteredExposure, withRegisteredExposure } from "./lateRegistration.ts";
import type { Registered } from "./registration.ts";

export type CareUnit = {
  readonly enhet_id: string;
  readonly utforare_id: string;
  readonly verksamhetsomrade: string;
  readonly lagrum: string;
  /** tatort or glesbygd, where the register says */
  readonly omrade?: string | null;
};

export type CareIndicator = Pick<
  IndicatorMetadata,
  "kvalitetsomrade" | "typ" | "skala" | "riktning" | "vikt" | "beroende" | "riktvarde" | "klass"
> & { readonly indikator_id: string };

/** One value of the table of indicators: `ordning` is the place of its quarter. */
export type CareValue = {
  readonly objekt_id: string;
  readonly indikator_id: string;
  readonly ordning: number;
  readonly taljare: number;
  readonly namnare: number;
};

/** One utförare's enheter within one verksamhetsområde; `objekt_id` is the utförare. */
export type ProviderValue = CareValue & { readonly verksamhetsomrade: string; readonly enheter: number };

/**
 * The few thousand aggregated numbers that the judge works on, each list in a fixed order. Exposure is what can have been
 * seen: where avvikelser are not all registered yet it is smaller by the share that is missing.
 */
export type Care = {
  /** the latest complete quarter */
  readonly kvartal: string;
  readonly ordning: number;
  /** name of each quarter by its place */
  readonly kvartalNamn: ReadonlyMap<number, string>;
  /** units in operation */
  readonly units: readonly CareUnit[];
  readonly indicators: readonly CareIndicator[];
  /** rolling four complete quarters up to `kvartal`, per enhet */
  readonly rolling: readonly CareValue[];
  /** complete quarters, per enhet and per verksamhetsområde */
  readonly quarters: readonly CareValue[];
  readonly areaQuarters: readonly CareValue[];
  /** the same per utförare within each verksamhetsområde: who ran the enhet in that quarter carries its figures */
  readonly providerQuarters: readonly ProviderValue[];
  /** places of the first quarters after another enhet was merged into one, by enhet (AC-10) */
  readonly mergers: ReadonlyMap<string, readonly number[]>;
  /** riktvärde by `verksamhetsomrade|indikator_id`, from the kommun's krav */
  readonly riktvarden: ReadonlyMap<string, number>;
};

/** Reads it once, corrected for late registration. Null where no quarter is complete: then nothing can be judged. */
export async function readCare(
  warehouse: Warehouse,
  vikter: Readonly<Record<string, number>> = {},
  registered: readonly Registered[] = [],
): Promise<Care | null> {
  const quarters = await warehouse.rows<{ kvartal: string; ordning: number; fullstandigt: boolean }>(
    "select kvartal, ordning, fullstandigt from modell.kvartal order by ordning",
  );
  const latest = quarters.filter((q) => q.fullstandigt).at(-1);
  if (!latest) return null;
  const values = (objekt: string, periodtyp: string, which: string) =>
    warehouse.rows<CareValue>(`
      select objekt_id, indikator_id, ordning, taljare, namnare
      from resultat.indikatorvarden join modell.kvartal as kvartal on kvartal.kvartal = period
      where objekt_typ = '${objekt}' and periodtyp = '${periodtyp}' and ${which}
      order by indikator_id, objekt_id, ordning`);
  const indicators = await warehouse.rows<CareIndicator & { kallor: string[] }>(`
    select indikator_id, kallor, kvalitetsomrade, typ, skala, riktning, vikt, beroende, riktvarde, klass
    from resultat.indikatorer where beraknad order by indikator_id`);
  const riktvarden = await warehouse.rows<{ nyckel: string; riktvarde: number }>(`
    select verksamhetsomrade || '|' || riktvarde_indikator as nyckel, arg_min(riktvarde, krav_id) as riktvarde
    from modell.krav where riktvarde is not null and riktvarde_indikator is not null group by 1 order by 1`);
  const share = registeredShares(indicators, registered);
  const unitQuarters = await values("enhet", "kvartal", "fullstandigt");
  const mergers = await warehouse.rows<{ enhet_id: string; efter: number[] }>(`
    with egna as (
      select enhet_id, min(coalesce(giltig_fom, date '0001-01-01')) as fom, max(giltig_tom) as tom from kant.enheter group by enhet_id
    )
    select enheter.nu_enhet_id as enhet_id, list(distinct kvartal.ordning + 1 order by kvartal.ordning + 1) as efter
    from modell.enheter as enheter
    join egna as upphord on upphord.enhet_id = enheter.enhet_id
    -- One that took over from the day it began is the same enhet under another id; one that was there before is a merger.
    join egna as kvar on kvar.enhet_id = enheter.nu_enhet_id and kvar.fom < upphord.tom
    join modell.kvartal as kvartal on kvartal.kvartal = kvartal_av(upphord.tom)
    where enheter.nu_enhet_id <> enheter.enhet_id
    group by enheter.nu_enhet_id order by enheter.nu_enhet_id`);
  return {
    kvartal: latest.kvartal,
    ordning: latest.ordning,
    kvartalNamn: new Map(quarters.map((q) => [q.ordning, q.kvartal])),
    units: await warehouse.rows<CareUnit>(`
      select enhet_id, utforare_id, verksamhetsomrade, coalesce(lagrum, 'SoL') as lagrum, omrade
      from modell.enheter where aktiv order by enhet_id`),
    indicators: indicators.map(({ kallor: _, ...i }) => ({ ...i, vikt: vikter[i.indikator_id] ?? i.vikt })),
    rolling: rollingWithRegisteredExposure(
      await values("enhet", "rullande4", `ordning = ${latest.ordning}`),
      unitQuarters,
      share,
    ),
    quarters: withRegisteredExposure(unitQuarters, share),
    areaQuarters: withRegisteredExposure(await values("verksamhetsomrade", "kvartal", "fullstandigt"), share),
    providerQuarters: withRegisteredExposure(
      await warehouse.rows<ProviderValue>(`
      select hor.utforare_id as objekt_id, hor.verksamhetsomrade, indikator_id, kvartal.ordning,
        fsum(taljare order by varden.objekt_id) as taljare, fsum(namnare order by varden.objekt_id) as namnare,
        count(*)::integer as enheter
      from resultat.indikatorvarden as varden
      join modell.kvartal as kvartal on kvartal.kvartal = varden.period
      join modell.enhet_kvartal as hor on hor.enhet_id = varden.objekt_id and hor.kvartal = varden.period
      where varden.objekt_typ = 'enhet' and varden.periodtyp = 'kvartal' and kvartal.fullstandigt
      group by hor.utforare_id, hor.verksamhetsomrade, indikator_id, kvartal.ordning
      order by indikator_id, objekt_id, ordning, hor.verksamhetsomrade`),
      share,
    ),
    mergers: new Map(mergers.map(({ enhet_id, efter }) => [enhet_id, efter])),
    riktvarden: new Map(riktvarden.map((r) => [r.nyckel, r.riktvarde])),
  };
}

/** Sums of doubles of whole things are whole again, discounted ones need not be; shares of dependent things are counted in independent ones. */
export function counts(indicator: CareIndicator, value: { taljare: number; namnare: number }) {
  if (indicator.typ === "antal") return { taljare: nearlyWhole(value.taljare), namnare: value.namnare };
  const namnare = Math.max(1, Math.round(value.namnare / indicator.beroende));
  const share = value.namnare > 0 ? value.taljare / value.namnare : 0;
  const taljare = indicator.beroende === 1 ? Math.round(value.taljare) : Math.round(share * namnare);
  return { taljare: Math.min(namnare, taljare), namnare };
}

const nearlyWhole = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value);

export const groupBy = <T, K = string>(items: readonly T[], key: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
};

/** The values of each object and indicator together, in the order in which they came. */
export function seriesOf(values: readonly CareValue[]): CareValue[][] {
  const byIndicator = new Map<string, Map<string, CareValue[]>>();
  for (const value of values) {
    let byObject = byIndicator.get(value.indikator_id);
    if (!byObject) {
      byObject = new Map();
      byIndicator.set(value.indikator_id, byObject);
    }
    const series = byObject.get(value.objekt_id);
    if (series) series.push(value);
    else byObject.set(value.objekt_id, [value]);
  }
  return [...byIndicator.values()].flatMap((byObject) => [...byObject.values()]);
}
