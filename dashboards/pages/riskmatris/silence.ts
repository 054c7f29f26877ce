import type { Signal } from "../common/rows.ts";

/** The units that report far fewer avvikelser than expected, as 5-judge has found them. */
export const silentUnits = (signals: readonly Signal[]): ReadonlySet<string> =>
  new Set(signals.filter(({ metod }) => metod === "lag_rapportering").map(({ enhet_id }) => enhet_id));
