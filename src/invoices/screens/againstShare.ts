import { binomialTails } from "../../statistics/binomialTails.ts";
import type { Screen } from "./test.ts";

/** A count against the share that chance gives (every fifth minute ends in 0 or 5): exact binomial, mid-p. */
export const againstShare: Screen = (objects) =>
  objects.map(({ traffar, antal, vantat }) => {
    if (traffar == null || antal == null) throw new Error("a rule that tests a share returns traffar and antal");
    if (antal === 0 || vantat == null || vantat <= 0 || vantat >= 1) return null;
    const { upper, point } = binomialTails(traffar, antal, vantat);
    return Math.max(0, upper - point / 2);
  });
