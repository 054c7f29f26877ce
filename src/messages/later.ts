/** Of rows dated after the last day of the data: that they do not count, and when they will. */
import type { ByHand } from "../contracts/language/types.ts";
import { ofAll } from "./byHand.ts";
import { enumerate, longDate } from "./plan.ts";

interface LaterFile {
  readonly fil: string;
  readonly senare: number;
  readonly rader: number;
  readonly ifyllda?: ByHand;
}

const whole = new Intl.NumberFormat("sv-SE");

/** Knowledge is frozen at the day of the data, so what is written today about last month waits for the next delivery. That is no fault. */
const filledIn = (counted: readonly string[], perDatum: string): string =>
  `${enumerate(counted)} räknas inte än: dagen ligger efter uppgifternas sista, den ${longDate(perDatum)}. Sådana rader räknas från den första körning vars uppgifter når dit, och behöver inte fyllas i igen; är en dag felskriven, rätta den.`;

const exported = (counted: readonly string[]): string =>
  `Rader daterade efter uppgifternas sista dag räknas inte med: ${enumerate(counted)}. De räknas från den första körning vars uppgifter når dit. Rätta datumen om de är fel, eller ändra per_datum i uppsikt.yaml om uppgifterna redan når dit.`;

export function laterThanData(files: readonly LaterFile[], perDatum: string): string[] {
  const byHand = files.flatMap(({ ifyllda, senare, rader, fil }) =>
    ifyllda ? [ofAll(senare, rader, ifyllda, fil)] : [],
  );
  const others = files.flatMap(({ ifyllda, senare, fil }) => (ifyllda ? [] : [`${whole.format(senare)} i ${fil}`]));
  return [...(byHand.length > 0 ? [filledIn(byHand, perDatum)] : []), ...(others.length > 0 ? [exported(others)] : [])];
}
