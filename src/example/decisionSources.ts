/** Beslut, frånvaro and restider of those who are visited, and the innocent look-alikes among them. */
import { dateText, LAST_DAY, OPEN, timeText } from "./calendar.ts";
import type { Decision } from "./clients.ts";
import { insatsName } from "./insatser.ts";
import type { Run } from "./run.ts";
import type { Travels } from "./travels.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const LOOK_ALIKES = 25;

export async function writeBeslut(run: Run, visiting: readonly VisitingUnit[]): Promise<void> {
  const columns = [
    "beslut_id",
    "insats",
    "from_datum",
    "brukar_id",
    "enhet_id",
    "lagrum",
    "tom_datum",
    "beviljad_tid",
    "tidsenhet",
    "dubbelbemanning",
    "verkstallt_datum",
  ];
  await run.table("beslut", "beslut.csv", columns, async (table) => {
    for (const { unit, clients } of visiting) {
      for (const client of clients) {
        for (const decision of [...client.decisions].sort((a, b) => a.from - b.from || a.insats - b.insats)) {
          // R21: a gap between two decisions is a decision that was never written. Future ones are not known either.
          if (decision.fault === "R21" || decision.from > LAST_DAY || decision.to < decision.from) continue;
          table.row([
            decision.id,
            insatsName(decision.insats),
            dateText(decision.from),
            client.id,
            unit.id,
            unit.area.lagrum,
            decision.to === OPEN ? null : dateText(decision.to),
            decision.inHours ? table.fixed(decision.granted / 60, 2) : decision.granted,
            `${decision.inHours ? "timmar" : "minuter"}_per_${decision.per}`,
            decision.double ? "ja" : "nej",
            dateText(decision.from),
          ]);
        }
      }
      await table.drain();
    }
    const [first] = visiting;
    const [model] = first?.clients ?? [];
    if (first === undefined || model === undefined) return;
    run.broken(
      table,
      ["BES-FEL-1", "städning", "2025-01-01", model.id, first.unit.id, "SoL", null, 2, "timmar_per_vecka", "nej", null],
      "insats",
      "okänd kod",
    );
    run.broken(
      table,
      [
        "BES-FEL-2",
        "service",
        "2025-01-01",
        model.id,
        first.unit.id,
        "SoL",
        null,
        null,
        "timmar_per_vecka",
        "nej",
        null,
      ],
      "beviljad_tid",
      "obligatoriskt värde saknas",
    );
  });
  noteLookAlikes(run, visiting);
}

export async function writeFranvaro(run: Run, visiting: readonly VisitingUnit[]): Promise<void> {
  await run.table("franvaro", "franvaro.csv", ["brukar_id", "typ", "from_tid", "tom_tid"], async (table) => {
    for (const { clients } of visiting) {
      for (const client of clients) {
        for (const absence of [...client.absences].sort((a, b) => a.from - b.from)) {
          if (absence.from < 0) continue;
          table.row([
            client.id,
            absence.type,
            timeText(0, absence.from),
            Number.isFinite(absence.to) ? timeText(0, absence.to) : null,
          ]);
        }
      }
      await table.drain();
    }
  });
}

export async function writeRestider(run: Run, travels: Travels): Promise<void> {
  await run.table("restider", "restider.csv", ["fran_brukar_id", "till_brukar_id", "minuter"], (table) => {
    const rows = [...travels.minutes].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [, row] of rows) table.row(row);
  });
}

function noteLookAlikes(run: Run, visiting: readonly VisitingUnit[]): void {
  const all = visiting.flatMap((one) =>
    one.clients.flatMap((client) => client.decisions.map((decision) => ({ one, decision }))),
  );
  const note = (typ: string, rule: string, why: string, suits: (decision: Decision) => boolean) => {
    for (const { one, decision } of all
      .filter(({ decision }) => decision.fault === "" && decision.client.fault === "" && suits(decision))
      .slice(0, LOOK_ALIKES)) {
      run.facit.add("oskyldiga", {
        typ,
        liknar_regel: rule,
        utforare_id: one.unit.company.id,
        enhet_id: one.unit.id,
        brukar_id: decision.client.id,
        period: dateText(decision.from),
        rader: decision.id,
        forklaring: why,
      });
    }
  };
  note(
    "dubbelbemanning",
    "R02 R12",
    "beslutet ger två ur personalen samtidigt; tiden räknas för båda",
    (decision) => decision.double && decision.from >= 0,
  );
  note(
    "beslutsbyte_mitt_i_manad",
    "R12 R21",
    "beslutet byts den 16:e: månaden har två segment",
    (decision) => decision.from > 0 && decision.from > decision.client.from && dateText(decision.from).endsWith("-16"),
  );
}
