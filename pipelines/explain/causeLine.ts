import { causes } from "../../src/invoices/causes.ts";
import { counted, kronor } from "./figures.ts";
import type { Explanation } from "./types.ts";

export interface CauseSum {
  readonly orsak: string;
  readonly minuter: number;
  readonly kr: number | null;
}

/** Of what is paid per dygn or styck there are no minutes to tell. */
const NOT_BY_TIME = "per_dygn_eller_styck";

export const isNotByTime = (sums: readonly CauseSum[]): boolean =>
  sums.length > 0 && sums.every(({ orsak }) => orsak === NOT_BY_TIME);

const order = new Map(causes.map(({ orsak }, at) => [orsak, at]));

/** What a sum of the reconciliation is made of, in the order in which a krona is given its cause. */
export const causeLines = (sums: readonly CauseSum[]): Explanation[] =>
  [...sums].sort((a, b) => (order.get(a.orsak) ?? -1) - (order.get(b.orsak) ?? -1)).map(causeLine);

function causeLine({ orsak, minuter, kr }: CauseSum): Explanation {
  const cause = causes.find((one) => one.orsak === orsak);
  const amount = minuter === 0 ? kronor(kr) : `${counted(minuter, "minut", "minuter")}, ${kronor(kr)}`;
  return {
    text: `${cause?.forklarad ? "förklarat" : "oförklarat"}: ${cause?.namn ?? orsak} (${orsak}), ${amount}`,
    because: cause ? [{ text: cause.beskrivning }] : [],
  };
}
