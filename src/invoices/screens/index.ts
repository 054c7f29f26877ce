import { againstPeers } from "./againstPeers.ts";
import { againstShare } from "./againstShare.ts";
import { byDistance } from "./byDistance.ts";
import type { Screen } from "./test.ts";

/** How a rule that tests many objects tells the unusual from what chance brings (its header's `prov`). */
export const screens = {
  andel_mot_andra: againstPeers,
  andel_mot_tal: againstShare,
  avstand: byDistance,
} as const satisfies Record<string, Screen>;

export type ScreenName = keyof typeof screens;
export type { Tested } from "./test.ts";
