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

/**
 * Tests that a screen need not look at, in SQL: their chance is above 0.1 (z = 1.2: 0.115), the largest q that a rule may name, so what they get
 * changes no q up to that. Nine of ten months of R29 are such.
 */
export const ordinary: Readonly<Record<ScreenName, string>> = {
  andel_mot_andra: "false",
  andel_mot_tal: "false",
  avstand: "coalesce(z < 1.2, false)",
};
export type { Tested } from "./test.ts";
