/** A few rows that no one can use, and a few that come twice, last in the file of their quarter. */
import { dateText, type Month } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import type { Client, Decision } from "./clients.ts";
import { insatsName } from "./insatser.ts";
import type { Run } from "./run.ts";
import type { VisitingUnit } from "./visitingUnit.ts";
import { besokId, personalId } from "./visitLines.ts";

export function brokenVisits(run: Run, state: CareState, visiting: readonly VisitingUnit[], month: Month): void {
  const one = visiting[0] as VisitingUnit;
  const client = one.clients.find(
    (candidate) => candidate.from < month.first && candidate.to > month.last && candidate.decisions.length > 0,
  );
  if (client === undefined) return;
  const insats = insatsName((client.decisions[0] as Decision).insats);
  const day = dateText(month.first + 11);
  const add = (
    cells: Partial<Record<"brukar" | "insats" | "start" | "slut", string>>,
    kolumn: string,
    orsak: string,
  ) => {
    const start = cells.start ?? `${day} 10:00`;
    const slut = cells.slut ?? `${day} 10:20`;
    const row = [
      besokId(state.nextVisit++),
      cells.brukar ?? client.id,
      one.unit.id,
      holderOf(one, month.first + 11),
      cells.insats ?? insats,
      `${day} 10:00`,
      `${day} 10:20`,
      start,
      slut,
      "auto",
      `${day} 10:20`,
      "",
      "",
      "nej",
      "nej",
    ];
    const rad = state.lines.raw(row.join(";"));
    run.facit.add("avvisade", { kalla: "utford_tid", fil: `utford_tid-${fileQuarter(month)}.csv`, rad, kolumn, orsak });
  };
  add({ insats: "fönsterputsning" }, "insats", "okänd kod");
  add({ start: `${month.text}-31 25:10` }, "start", "omöjlig tid");
  add({ brukar: "" }, "brukar_id", "obligatoriskt värde saknas");
  if (month.text === "2026-03")
    add({ start: "2026-03-29 02:30", slut: "2026-03-29 03:10" }, "start", "den lokala tiden finns inte (sommartid)");
  repeat(run, state, one, client, insats, month);
}

/** The same visit delivered twice, word for word: a dubblett, not a fault. It was declined, so it touches no invoice. */
function repeat(run: Run, state: CareState, one: VisitingUnit, client: Client, insats: string, month: Month): void {
  const day = dateText(month.first + 12);
  const text = [
    besokId(state.nextVisit++),
    client.id,
    one.unit.id,
    holderOf(one, month.first + 12),
    insats,
    `${day} 10:00`,
    `${day} 10:20`,
    "",
    "",
    "auto",
    `${day} 10:00`,
    "",
    "",
    "ja",
    "nej",
  ].join(";");
  state.lines.raw(text);
  const rad = state.lines.raw(text);
  run.facit.add("ersatta", {
    kalla: "utford_tid",
    fil: `utford_tid-${fileQuarter(month)}.csv`,
    rad,
    typ: "upprepning",
    forklaring: "samma rad två gånger i filen",
  });
}

function holderOf({ unit, maker }: VisitingUnit, day: number): string {
  if (maker.staff === undefined) throw new Error(`${unit.id} has nobody who can make visits`);
  return personalId(unit, maker.staff.holder(1, day));
}

function fileQuarter(month: Month): string {
  return `${month.year}-Q${Math.floor((month.month - 1) / 3) + 1}`;
}
