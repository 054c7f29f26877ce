/**
 * What follow-ups find because it was planted: the same krav again after a verified åtgärd (NO-35), the krav whose åtgärd
 * works or does not (U-1), åtgärder that nobody reports, and krav that are hard to meet for a whole verksamhetsområde
 * (NA-61). Everything else that they find follows from the latent quality.
 */
import { dateText, dayOf, monthAt } from "./calendar.ts";
import type { Krav } from "./krav.ts";
import { allKrav, kravFor } from "./krav.ts";
import type { Unit } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import { REMEDIED } from "./remedies.ts";
import type { Run } from "./run.ts";

export interface PlannedFinding {
  unit: Unit;
  krav: Krav;
  day: number;
  metod: string;
  /** Given when the åtgärd is verified on a day that matters. */
  verified?: number;
  /** The åtgärd is never reported. */
  unreported?: true;
  /** Called with the ids once they are given. */
  note?: (brist: { bristId: string; atgardId: string; klarSenast: string }) => void;
}

/** Log odds that a krav is unmet, beyond what the quality of the enhet gives. */
const SYSTEM = { kravId: "K-22", verksamhetsomrade: "hemtjanst", from: dayOf(2024, 10, 1), logOdds: 1.5 } as const;
const HARD = { kravId: "K-18", logOdds: 1 } as const;

const REPEATED = "K-12";
/** Krav that every enhet has. */
const NEGLECTED = ["K-03", "K-13", "K-19", "K-23"] as const;

export class PlannedFindings {
  readonly all: PlannedFinding[] = [];
  /** Until this day a krav has no other brist at the enhet than what is planned. */
  private readonly clean = new Map<string, number>();

  add(finding: PlannedFinding, cleanUntil: number): void {
    this.all.push(finding);
    this.clean.set(`${finding.unit.id}|${finding.krav.id}`, cleanUntil);
  }

  isClean(unit: Unit, krav: Krav, day: number): boolean {
    return day <= (this.clean.get(`${unit.id}|${krav.id}`) ?? Number.NEGATIVE_INFINITY);
  }
}

export function isSystemic(unit: Unit, krav: Krav, day: number): boolean {
  return krav.id === SYSTEM.kravId && unit.area.verksamhetsomrade === SYSTEM.verksamhetsomrade && day >= SYSTEM.from;
}

export function extraLogOdds(unit: Unit, krav: Krav, day: number): number {
  return (krav.id === HARD.kravId ? HARD.logOdds : 0) + (isSystemic(unit, krav, day) ? SYSTEM.logOdds : 0);
}

export function planFindings(run: Run, quality: Quality): PlannedFindings {
  const plan = new PlannedFindings();
  planRemedies(run, quality, plan);
  planRepeats(run, quality, plan);
  planNeglected(run, quality, plan);
  noteSystem(run);
  return plan;
}

function planRemedies(run: Run, quality: Quality, plan: PlannedFindings): void {
  for (const { unit, kategori, kravId, from, works } of quality.plants.remedies) {
    const random = run.random("verkan", unit.id);
    const { first } = monthAt(from * 3);
    const verified = first - random.int(3, 12);
    plan.add(
      {
        unit,
        krav: kravOf(kravId),
        day: first - random.int(170, 215),
        metod: "forekommen-anledning",
        verified,
        note: ({ bristId, atgardId }) =>
          run.facit.add("atgardseffekter", {
            atgard_id: atgardId,
            brist_id: bristId,
            enhet_id: unit.id,
            krav_id: kravId,
            kategori,
            verifierad_datum: dateText(verified),
            rate_ratio: works ? REMEDIED : 1,
            akta: works ? "ja" : "nej",
            forklaring: works
              ? "avvikelserna blir mindre än hälften så många efter den verifierade åtgärden"
              : "åtgärden är verifierad, men avvikelserna är lika många som förut",
          }),
      },
      works ? Number.POSITIVE_INFINITY : verified,
    );
  }
}

function planRepeats(run: Run, quality: Quality, plan: PlannedFindings): void {
  const krav = kravOf(REPEATED);
  for (const unit of quality.plants.repeats) {
    const random = run.random("upprepning", unit.id);
    const start = monthAt(random.int(2, 3) * 3).first + random.int(0, 80);
    const verified = start + random.int(120, 170);
    let before = "";
    plan.add(
      { unit, krav, day: start, metod: "arlig", verified, note: ({ bristId }) => (before = bristId) },
      Number.POSITIVE_INFINITY,
    );
    plan.add(
      {
        unit,
        krav,
        day: monthAt(random.int(8, 10) * 3).first + random.int(0, 80),
        metod: "kvalitetskrav",
        note: ({ bristId }) =>
          run.facit.add("upprepade", {
            utforare_id: unit.company.id,
            enhet_id: unit.id,
            krav_id: krav.id,
            brist_id: before,
            upprepad_brist_id: bristId,
            verifierad_datum: dateText(verified),
            akta: "ja",
            forklaring: "samma krav brister igen efter en verifierad åtgärd, vid flera enheter hos utföraren",
          }),
      },
      Number.POSITIVE_INFINITY,
    );
  }
}

function planNeglected(run: Run, quality: Quality, plan: PlannedFindings): void {
  const { once, overdue } = quality.neglect;
  for (const unit of once) {
    const random = run.random("enstaka", unit.id);
    plan.add(
      {
        unit,
        krav: kravOf(REPEATED),
        day: monthAt(random.int(3, 9) * 3).first + random.int(0, 80),
        metod: "arlig",
        note: ({ bristId }) =>
          run.facit.add("upprepade", {
            utforare_id: unit.company.id,
            enhet_id: unit.id,
            krav_id: REPEATED,
            brist_id: bristId,
            upprepad_brist_id: null,
            verifierad_datum: null,
            akta: "nej",
            forklaring: "samma krav vid flera enheter hos utföraren, men en gång vid var och en",
          }),
      },
      Number.POSITIVE_INFINITY,
    );
  }
  if (overdue === undefined) return;
  const day = monthAt(8 * 3).first + run.random("forsenad", overdue.id).int(0, 80);
  for (const krav of kravFor(overdue).filter((one) => NEGLECTED.some((id) => id === one.id))) {
    plan.add(
      {
        unit: overdue,
        krav,
        day,
        metod: "arlig",
        unreported: true,
        note: ({ atgardId, klarSenast }) =>
          run.facit.add("forsenade", {
            enhet_id: overdue.id,
            atgard_id: atgardId,
            klar_senast: klarSenast,
            forklaring: "flera åtgärder från samma uppföljning är inte avrapporterade i tid",
          }),
      },
      Number.NEGATIVE_INFINITY,
    );
  }
}

function noteSystem(run: Run): void {
  run.facit.add("systemorsaker", {
    krav_id: SYSTEM.kravId,
    verksamhetsomrade: SYSTEM.verksamhetsomrade,
    fran_datum: dateText(SYSTEM.from),
    log_oddskvot: SYSTEM.logOdds,
    akta: "ja",
    forklaring:
      "kravet brister hos de flesta utförare i verksamhetsområdet, oavsett hur bra de är: orsaken är gemensam",
  });
  run.facit.add("systemorsaker", {
    krav_id: HARD.kravId,
    verksamhetsomrade: null,
    fran_datum: null,
    log_oddskvot: HARD.logOdds,
    akta: "nej",
    forklaring: "kravet är svårt överallt: inget verksamhetsområde sticker ut",
  });
}

function kravOf(id: string): Krav {
  const found = allKrav.find((krav) => krav.id === id);
  if (found === undefined) throw new Error(`there is no krav ${id}`);
  return found;
}
