/**
 * What the kommun decided after grave, many or repeated brister. The ladder is that of the driftsform (OR-38, OR-41): egen
 * regi has no contract to end, and only who is chosen freely (LOV) can be closed to new ones.
 */

import type { Brist } from "./brister.ts";
import { dateText } from "./calendar.ts";
import { type Cell, windows } from "./csv.ts";
import { known } from "./eventSources.ts";
import type { Company } from "./organisation.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";

const columns = [
  "sanktion_id",
  "utforare_id",
  "enhet_id",
  "typ",
  "beslut_datum",
  "tidsram_datum",
  "havd_datum",
] as const;

/** Grave: this many brister of severity 3 or 4 in one follow-up; two times in three it leads to a decision. */
const MANY_GRAVE = 2;

interface Occasion {
  brist: Brist;
  why: "upprepad" | "allvarlig" | "liten";
}

export async function writeSanktioner(run: Run, brister: readonly Brist[]): Promise<void> {
  const steps = new Map<Company, number>();
  const rows: Cell[][] = [];
  for (const occasion of occasionsOf(run, brister)) {
    const { unit, day, verified, id } = occasion.brist;
    const random = run.random("sanktion", id);
    const decided = known(day + random.int(25, 70));
    if (decided === null) continue;
    const step = steps.get(unit.company) ?? 0;
    const typ = stepOf(random, occasion, step);
    if (typ !== "papekande") steps.set(unit.company, step + 1);
    const frame = typ === "papekande" ? null : decided + random.int(45, 90);
    const lifted =
      frame === null ? null : verified !== null && verified > decided ? known(verified + random.int(5, 20)) : null;
    rows.push([
      `SAN-${String(rows.length + 1).padStart(4, "0")}`,
      unit.company.id,
      unit.id,
      typ,
      dateText(decided),
      frame === null ? null : dateText(frame),
      lifted === null ? null : dateText(lifted),
    ]);
  }
  await run.table(
    "sanktioner",
    "sanktioner.csv",
    columns,
    (table) => {
      for (const row of rows) table.row(row);
      const company = brister[0]?.unit.company.id ?? "U004";
      // A file in which every tenth row is wrong would stop the run, and this one is short.
      if (rows.length < 15) return;
      run.broken(table, ["SAN-FEL-1", company, null, "tillsägelse", "2025-04-10", null, null], "typ", "okänd kod");
    },
    windows,
  );
}

/** At most one decision for each follow-up, by its gravest reason. */
function occasionsOf(run: Run, brister: readonly Brist[]): Occasion[] {
  const verified = new Map<string, number>();
  const perFollowUp = new Map<string, Brist[]>();
  const repeated = new Set<Brist>();
  for (const brist of brister) {
    const key = `${brist.unit.id}|${brist.krav.id}`;
    if ((verified.get(key) ?? Number.POSITIVE_INFINITY) < brist.day) repeated.add(brist);
    if (brist.verified !== null) verified.set(key, brist.verified);
    perFollowUp.set(brist.uppfoljning, [...(perFollowUp.get(brist.uppfoljning) ?? []), brist]);
  }
  return [...perFollowUp.values()].flatMap((found): Occasion[] => {
    const again = found.find((brist) => repeated.has(brist) && brist.grade >= 3);
    if (again !== undefined) return [{ brist: again, why: "upprepad" }];
    const grave = found.filter((brist) => brist.grade >= 3);
    if (grave.length >= MANY_GRAVE && run.random("varning", (grave[0] as Brist).id).chance(0.65))
      return [{ brist: grave[0] as Brist, why: "allvarlig" }];
    const [small] = found;
    return small !== undefined && small.grade === 1 && run.random("papekande", small.id).chance(0.15)
      ? [{ brist: small, why: "liten" }]
      : [];
  });
}

function stepOf(random: Random, { brist, why }: Occasion, step: number): string {
  if (why === "liten") return "papekande";
  if (brist.unit.company.regi === "egen_regi") return "atgardsplan";
  if (step === 0) return why === "upprepad" ? "varning-atgardsplan" : "varning";
  if (step === 1) return "varning-atgardsplan";
  if (brist.unit.contract.form === "LOV") return "avstangning";
  return random.pick(["vite", "prisavdrag", "innehallen-betalning"]);
}
