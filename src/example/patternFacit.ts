/** The answer key of what no single visit shows: habits of an enhet, and new clients at the most from the first day. */
import type { Month } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import { type Client, grantedMinutes } from "./clients.ts";
import type { Pattern } from "./faultPlan.ts";
import { isNew } from "./habits.ts";
import { INSATS_COUNT } from "./insatser.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const reasons: Readonly<Record<Exclude<Pattern, "R27">, string>> = {
  R07: "mer än vart femte besök registrerat för hand",
  R13: "besöken fyller beslutet på minuten",
  R14: "de flesta besök börjar och slutar som planerat, på minuten när",
  R15: "omkring fyra av tio besök planeras inte in",
  R16: "de flesta besök börjar och slutar på jämna fem minuter",
  R17: "varje besök avrundas uppåt till tio minuter, fast avtalet inte medger det",
  R23: "vart femte besök är kortare än halva den planerade tiden",
  R24: "rundor som börjar en halvtimme för sent, och besök som uteblir",
  R25: "eftermiddagens besök registreras på kvällen",
};

/** As good as all that is granted. */
const FULL = 0.97;

export function notePatterns(
  state: CareState,
  visiting: VisitingUnit,
  month: Month,
  patterns: ReadonlySet<Pattern>,
): void {
  const note = (regel: string, client: Client | undefined, why: string) =>
    state.run.facit.add("fakturafel", {
      regel_id: regel,
      utforare_id: visiting.unit.company.id,
      enhet_id: visiting.unit.id,
      brukar_id: client?.id ?? null,
      manad: month.text,
      rader: null,
      minuter: null,
      belopp_kr: null,
      forklaring: why,
    });
  for (const pattern of patterns) if (pattern !== "R27") note(pattern, undefined, reasons[pattern]);
  if (patterns.has("R27")) {
    for (const client of visiting.clients)
      if (isFilled(visiting, client, month))
        note("R27", client, "ny brukare med hela den beviljade tiden från första dagen");
  }
}

function isFilled(visiting: VisitingUnit, client: Client, month: Month): boolean {
  const first = client.decisions[0];
  if (first === undefined || !isNew(first, month)) return false;
  let granted = 0;
  let performed = 0;
  for (const decision of client.decisions) granted += grantedMinutes(decision, month);
  for (let insats = 0; insats < INSATS_COUNT; insats++)
    performed += visiting.account.performed[client.index * INSATS_COUNT + insats] ?? 0;
  return granted > 0 && performed >= FULL * granted;
}
