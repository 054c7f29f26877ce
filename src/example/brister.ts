/** What follow-ups found, and what was to be done about it. */
import { dateText } from "./calendar.ts";
import type { Cell } from "./csv.ts";
import { known } from "./eventSources.ts";
import type { Krav } from "./krav.ts";
import type { Unit } from "./organisation.ts";
import { isSystemic, type PlannedFinding } from "./plannedFindings.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";

export interface Brist {
  id: string;
  unit: Unit;
  krav: Krav;
  day: number;
  grade: number;
  uppfoljning: string;
  /** When its åtgärd was verified, as far as this export knows. */
  verified: number | null;
}

export class Brister {
  readonly all: Brist[] = [];
  private readonly found: Cell[][] = [];
  private readonly actions: Cell[][] = [];

  add(
    random: Random,
    at: { unit: Unit; krav: Krav; day: number; uppfoljning: string; whole: boolean },
    planned?: PlannedFinding,
  ): void {
    const { unit, krav, day, uppfoljning, whole } = at;
    const id = `BRI-${String(this.found.length + 1).padStart(5, "0")}`;
    const grade = Math.max(1, Math.min(4, krav.konsekvens - (whole ? 0 : 1) - (random.chance(0.3) ? 1 : 0)));
    // NA-61: people put down the cause as one in the system when they see it at many; and now and then elsewhere.
    const systemic = random.chance(isSystemic(unit, krav, day) ? 0.6 : 0.2);
    this.found.push([id, unit.id, krav.id, uppfoljning, dateText(day), grade, systemic ? "ja" : "nej"]);
    const deadline = day + random.int(45, 120);
    const approved = known(day + random.int(20, 40));
    const usual = random.chance(0.85) ? known(deadline + random.int(-20, 25)) : null;
    const reported = planned?.unreported ? null : planned?.verified === undefined ? usual : planned.verified - 25;
    const verified =
      planned?.verified ?? (reported === null || random.chance(0.3) ? null : known(reported + random.int(10, 60)));
    const atgardId = `ATG-${id.slice(4)}`;
    this.actions.push([
      atgardId,
      id,
      random.pick([
        "Ny rutin tas fram och förankras",
        "Utbildning för all personal",
        "Egenkontroll varje månad",
        "Genomgång på arbetsplatsträff",
      ]),
      "enhetschef",
      dateText(deadline),
      dateText(deadline + 30),
      text(approved),
      text(reported),
      text(verified),
    ]);
    this.all.push({ id, unit, krav, day, grade, uppfoljning, verified });
    planned?.note?.({ bristId: id, atgardId, klarSenast: dateText(deadline) });
  }

  async write(run: Run): Promise<void> {
    await run.table(
      "brister",
      "brister.csv",
      ["brist_id", "enhet_id", "krav_id", "uppfoljning_id", "upptackt_datum", "allvarlighetsgrad", "systemorsak"],
      (table) => {
        for (const row of this.found) table.row(row);
        const model = this.found[0] as Cell[];
        run.broken(
          table,
          model.map((cell, i) => (i === 0 ? "BRI-FEL-1" : i === 5 ? 6 : cell)),
          "allvarlighetsgrad",
          "värdet ligger utanför 1–4",
        );
      },
    );
    const columns = [
      "atgard_id",
      "brist_id",
      "atgard",
      "ansvarig_roll",
      "klar_senast",
      "uppfoljning_datum",
      "godkand_datum",
      "avrapporterad_datum",
      "verifierad_datum",
    ];
    await run.table("atgarder", "atgarder.csv", columns, (table) => {
      for (const row of this.actions) table.row(row);
      const model = this.actions[0] as Cell[];
      run.broken(
        table,
        model.map((cell, i) => (i === 0 ? "ATG-FEL-1" : i === 4 ? null : cell)),
        "klar_senast",
        "obligatoriskt värde saknas",
      );
    });
  }
}

function text(day: number | null): string | null {
  return day === null ? null : dateText(day);
}
