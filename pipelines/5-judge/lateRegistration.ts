import type { CareIndicator, CareValue } from "./care.ts";
import type { Registered } from "./registration.ts";

/** Share registered of an indicator's events in the quarter at a place; 1 where nothing is missing. */
export type RegisteredShare = (indikator_id: string, ordning: number) => number;

/**
 * Which values are short of what is not registered yet. Only counts of avvikelser: a share has its late ones above and
 * below the line alike, and the other sources are known on the day they concern.
 */
export function registeredShares(
  indicators: readonly (CareIndicator & { readonly kallor: readonly string[] })[],
  registered: readonly Registered[],
): RegisteredShare {
  const shares = new Map(registered.map((row) => [`${row.kvalitetsomrade}|${row.ordning}`, row.andel_registrerad]));
  const areas = new Map(
    indicators
      .filter(({ typ, kallor }) => typ === "antal" && kallor.length === 1 && kallor[0] === "avvikelser")
      .map(({ indikator_id, kvalitetsomrade }) => [indikator_id, kvalitetsomrade] as const),
  );
  return (indikator_id, ordning) => {
    const area = areas.get(indikator_id);
    if (area === undefined) return 1;
    return shares.get(`${area}|${ordning}`) ?? shares.get(`null|${ordning}`) ?? 1;
  };
}

/**
 * Less of the quarter can have been seen, so there is less exposure, and what is expected sinks with it. The counts stay what
 * they are: nobody has seen the events that are missing, and a test of invented ones would be sure of too much.
 */
export const withRegisteredExposure = <T extends CareValue>(values: readonly T[], share: RegisteredShare): T[] =>
  values.map((value) => {
    const part = share(value.indikator_id, value.ordning);
    return part === 1 ? value : { ...value, namnare: value.namnare * part };
  });

/** Rolling four quarters lose what their quarters lose. `quarters` as they were before the correction. */
export function rollingWithRegisteredExposure(
  rolling: readonly CareValue[],
  quarters: readonly CareValue[],
  share: RegisteredShare,
): CareValue[] {
  const missing = new Map<string, number>();
  const last = rolling[0]?.ordning ?? 0;
  for (const { indikator_id, objekt_id, ordning, namnare } of quarters) {
    if (ordning <= last - 4 || ordning > last) continue;
    const part = share(indikator_id, ordning);
    if (part === 1) continue;
    const key = `${indikator_id}|${objekt_id}`;
    missing.set(key, (missing.get(key) ?? 0) + namnare * (1 - part));
  }
  return rolling.map((value) => {
    const lost = missing.get(`${value.indikator_id}|${value.objekt_id}`);
    return lost === undefined ? value : { ...value, namnare: value.namnare - lost };
  });
}
