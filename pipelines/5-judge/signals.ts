import { contentId } from "../../src/metadata/id.ts";
import { benjaminiHochberg } from "../../src/statistics/benjaminiHochberg.ts";
import { type Comparison, intervalOf, pOf, powerOf, ratioOf } from "../../src/trend/comparison.ts";
import { screenSum } from "../../src/trend/screen.ts";
import { hiddenChange, type SignalUtfall, signalVerdict } from "../../src/trend/verdict.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import type { Care } from "./care.ts";
import { againstOwnHistory } from "./ownHistory.ts";
import { againstPeers } from "./peerSignals.ts";
import type { Compared } from "./peers.ts";
import { againstRiktvarde } from "./riktvarde.ts";
import { type Thresholds, threshold, verdictThresholds } from "./thresholds.ts";

export { riktvardeOf } from "./riktvarde.ts";

/** One comparison before the screen as a whole has set its q. */
export type Candidate = {
  readonly enhet_id: string;
  readonly indikator_id: string;
  readonly metod: "jamforelse" | "egen_historik" | "riktvarde";
  readonly jamforelsegrupp: string | null;
  /** what the comparison is adjusted for beside exposure; null where nothing */
  readonly standardisering: string | null;
  readonly varde: number;
  readonly referens: number | null;
  /** null where no test can be made */
  readonly comparison: Comparison | null;
};

export type Screened = {
  readonly candidate: Candidate;
  /** chance to find a doubling in this test alone; null where there is none */
  readonly styrka: number | null;
  /** null where the comparison was too weak to be part of the screen */
  readonly p: number | null;
  readonly q: number | null;
  readonly utfall: SignalUtfall;
};

/** Every unit and indicator against peers, riktvärde and its own past; q is over all of them together. */
export function screen(care: Care, compared: readonly Compared[], thresholds: Thresholds): Screened[] {
  const candidates = [
    ...compared.map(againstPeers),
    ...compared.flatMap((item) => againstRiktvarde(care, item)),
    ...againstOwnHistory(care, threshold(thresholds, "historik_kvartal")),
  ];
  const confidence = threshold(thresholds, "jamforelse_konfidens");
  const styrka = candidates.map(({ comparison }) => comparison && powerOf(comparison, (1 - confidence) / 2));
  // Who could hardly have shown a doubling is not tested: it could only make the others' limit stricter. The power rests on
  // exposure and level and not on the difference, so that leaving it out favours nobody (Bourgon et al. 2010, PNAS 107:9546).
  const least = threshold(thresholds, "signal_provas_styrka");
  const p = candidates.map(({ comparison }, i) => (comparison && styrka[i]! >= least ? pOf(comparison) : null));
  const q = benjaminiHochberg(p);
  const limits = verdictThresholds(thresholds);
  return candidates.map((candidate, i) => {
    const { comparison } = candidate;
    const interval = comparison && q[i] !== null && q[i]! < limits.tydligQ ? intervalOf(comparison, confidence) : null;
    return {
      candidate,
      styrka: styrka[i]!,
      p: p[i]!,
      q: q[i]!,
      utfall: signalVerdict(
        {
          q: q[i]!,
          rr: comparison && ratioOf(comparison),
          rrLag: interval?.lower ?? null,
          rrHog: interval?.upper ?? null,
          styrkaRr2: styrka[i]!,
        },
        limits,
      ),
    };
  });
}

/** The screen as rows of `resultat.signaler`, each with the power it had and what its silence may hide. */
export function screenSignals(care: Care, compared: readonly Compared[], thresholds: Thresholds): Row[] {
  const confidence = threshold(thresholds, "jamforelse_konfidens");
  const screened = screen(care, compared, thresholds);
  const { grans_p } = screenSum(
    screened.map(({ q }) => ({ q, p: null })),
    threshold(thresholds, "signal_mojlig_q"),
  );
  return screened.map(({ candidate: { comparison, ...candidate }, styrka, p, q, utfall }) => {
    // What was not tested has no interval either: it would be read as a test.
    const interval = comparison && q !== null ? intervalOf(comparison, confidence) : null;
    const hidden =
      interval && utfall === "ingen_sakerstalld_forandring"
        ? hiddenChange({ rrLag: interval.lower, rrHog: interval.upper })
        : null;
    return {
      signal_id: contentId("S", candidate.enhet_id, candidate.indikator_id, care.kvartal, candidate.metod),
      objekt_typ: "enhet",
      objekt_id: candidate.enhet_id,
      kvartal: care.kvartal,
      ...candidate,
      rr: comparison && finite(ratioOf(comparison)),
      rr_lag: interval?.lower ?? null,
      rr_hog: interval && finite(interval.upper),
      p,
      q,
      utfall,
      styrka_rr2: styrka,
      // What is left when all the others are tested too: the level that one more of them would have to reach.
      styrka_efter_granskning: comparison && q !== null && grans_p !== null ? powerOf(comparison, grans_p / 2) : null,
      doljer_upp_till: hidden?.okning ?? null,
      doljer_ned_till: hidden?.minskning ?? null,
    };
  });
}

/** From nothing to something has no finite ratio: the verdict knows it, the column is null. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
