/**
 * What came of the questions that Exempelbo has put to its utförare so far: about half of the planted faults whose finding can be
 * foretold have been answered. Most answers admit the fault, some explain a part of it or all; some utförare answer only when reminded.
 * A finding's id is made of what it is about, so it can be written down before any run has found it.
 */
import { identifiersUnder } from "../../pipelines/1-read/identifiers.ts";
import { contentId } from "../metadata/id.ts";
import { dateText, dayOf, LAST_DAY } from "./calendar.ts";
import type { Cell } from "./csv.ts";
import { KEY } from "./folder.ts";
import type { Run } from "./run.ts";

const columns = ["fynd_id", "datum", "utfall", "belopp", "roll", "svar", "regel_id"] as const;

/** Rules whose findings name exactly the rows that are planted. */
const foretold = ["R05", "R06", "R12", "R18", "R21"] as const;
type Rule = (typeof foretold)[number];

const ANSWERED = 0.55;
const outcomes = ["felaktigt", "delvis", "forklarat", "obesvarat"] as const;
type Outcome = (typeof outcomes)[number];

/** How answers fall out, by rule: what is over the decision is more often explained than what is invoiced twice. */
const likelihood: Readonly<Record<Rule, Readonly<Record<Outcome, number>>>> = {
  R05: { felaktigt: 0.7, delvis: 0.1, forklarat: 0.1, obesvarat: 0.1 },
  R06: { felaktigt: 0.65, delvis: 0.15, forklarat: 0.1, obesvarat: 0.1 },
  R12: { felaktigt: 0.35, delvis: 0.2, forklarat: 0.35, obesvarat: 0.1 },
  R18: { felaktigt: 0.88, delvis: 0, forklarat: 0.02, obesvarat: 0.1 },
  R21: { felaktigt: 0.3, delvis: 0.1, forklarat: 0.5, obesvarat: 0.1 },
};

const words: Readonly<Record<Outcome, string>> = {
  felaktigt: "Vi har gått igenom det och skickar en kreditfaktura.",
  delvis: "En del stämmer, resten rättar vi.",
  forklarat: "Det finns en förklaring, se bifogat underlag.",
  obesvarat: "",
};

/** The first questions were sent in the autumn of 2025. */
const FIRST = dayOf(2025, 10, 1);

export async function writeFyndsvar(run: Run): Promise<void> {
  const person = identifiersUnder(Buffer.from(KEY, "hex")).person;
  await run.table("fyndsvar", "svar.csv", columns, (table) => {
    for (const fault of run.facit.rows("fakturafel")) {
      const rule = foretold.find((id) => id === fault.regel_id);
      if (rule === undefined) continue;
      const rows = String(fault.rader).split(" ").sort();
      const id = contentId(
        "F",
        rule,
        String(fault.utforare_id ?? ""),
        String(fault.enhet_id ?? ""),
        person(String(fault.brukar_id)),
        String(fault.manad),
        rows.join(","),
      );
      const random = run.random("fyndsvar", id);
      if (!random.chance(ANSWERED)) continue;
      const asked = Math.max(FIRST, endOf(String(fault.manad))) + random.int(20, 60);
      const outcome = random.weighted(likelihood[rule]);
      const add = (day: number, utfall: Outcome): void => {
        if (day > LAST_DAY) return;
        table.row([
          id,
          dateText(day),
          utfall,
          amount(table, Number(fault.belopp_kr), utfall),
          "avtalscontroller",
          words[utfall],
          rule,
        ]);
      };
      if (outcome === "obesvarat" || random.chance(0.1)) add(asked + 21, "obesvarat");
      if (outcome !== "obesvarat") add(asked + 21 + random.int(1, 30), outcome);
    }
    run.broken(
      table,
      ["F-0123456789ab", "2026-09-01", "kanske", null, "avtalscontroller", null, "R05"],
      "utfall",
      "okänd kod",
    );
  });
}

/** The last day of a month `ÅÅÅÅ-MM`, or of the later of two. */
function endOf(period: string): number {
  const [year, month] = period.slice(-7).split("-").map(Number) as [number, number];
  return (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1;
}

function amount(table: { fixed(value: number, decimals: number): Cell }, kr: number, outcome: Outcome): Cell {
  if (outcome === "felaktigt") return table.fixed(kr, 2);
  if (outcome === "delvis") return table.fixed(Math.round(kr * 50) / 100, 2);
  return outcome === "forklarat" ? table.fixed(0, 2) : null;
}
