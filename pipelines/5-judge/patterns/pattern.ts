import type { DispersionPrior } from "../../../src/trend/dispersion.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import type { Care } from "../care.ts";
import type { Compared } from "../peers.ts";
import type { Seasons } from "../seasons.ts";
import type { Thresholds } from "../thresholds.ts";

/** What a pattern is found in. Nothing here knows of a brukare: no pattern can be about one (HU-15, HU-22). */
export type PatternInput = {
  readonly warehouse: Warehouse;
  readonly care: Care;
  readonly compared: readonly Compared[];
  readonly seasons: Seasons;
  readonly thresholds: Thresholds;
  /** what the series of the quarter's screen say of the dispersion of one */
  readonly dispersion: DispersionPrior;
};

export type PatternVerdict =
  | "tydlig_okning"
  | "mojlig_okning"
  | "tydligt_monster"
  | "mojligt_monster"
  /** a fact on record, which is not tested */
  | "konstaterat";

/** One pattern that was found: columns of `resultat.monster`. */
export type Pattern = {
  /** what makes it itself, so that it has the same id next quarter */
  readonly nyckel: readonly string[];
  readonly verksamhetsomrade: string | null;
  readonly indikator_id: string | null;
  readonly krav_ids: readonly string[];
  readonly enheter: readonly string[];
  readonly utforare: readonly string[];
  readonly utfall: PatternVerdict;
  /** events, follow-ups or enheter behind it */
  readonly n: number;
  readonly rr: number | null;
  readonly rr_lag: number | null;
  readonly rr_hog: number | null;
  readonly p: number | null;
  readonly q: number | null;
  /** one sentence or two that name no enhet and no utförare: it may be read in any view */
  readonly forklaring: string;
  /** what to propose or ask */
  readonly forslag: string;
};

export type PatternFind = {
  readonly patterns: readonly Pattern[];
  /** tests made in this kind's screen, found or not; 0 where it is a matter of record */
  readonly provade: number;
};

/** One kind of pattern: what it is, what it may be used for, and how it is found. */
export type PatternKind = {
  readonly typ: string;
  readonly namn: string;
  /** what one pattern is about. One about an enhet or utförare may never serve a kvalitetsuppföljning (HU-29) */
  readonly korn: "verksamhetsomrade" | "utforare" | "enhet";
  /** the question it answers, in words */
  readonly fraga: string;
  /** how it is tested, in words */
  readonly provning: string;
  /** codes of `data/koder/metod.csv`: the follow-ups that it may be used for */
  readonly andamal: readonly string[];
  /** requirement ids of the governing documents */
  readonly krav: readonly string[];
  find(input: PatternInput): Promise<PatternFind>;
};
