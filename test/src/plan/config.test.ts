import { expect, it } from "vitest";
import { Refusal } from "../../../src/messages/refusal.ts";
import { planConfig } from "../../../src/plan/config.ts";
import { thresholds } from "./given.ts";

it("has a default for every threshold the plan reads", () => {
  expect(planConfig(thresholds)).toMatchObject({ slumpAndel: 0.1, riskMinstaAndel: 0.3 });
});

it.each([
  ["plan_slump_andel", 10, "trosklar.plan_slump_andel är 10; ange en andel mellan 0 och 1"],
  ["plan_hogst_risker_per_rad", 0, "trosklar.plan_hogst_risker_per_rad är 0; ange ett heltal, minst 1"],
  ["plan_samordna_manader", 2.5, "trosklar.plan_samordna_manader är 2,5; ange ett heltal, minst 0"],
])("refuses %s: %d in plain words", (name, value, expected) => {
  const attempt = () => planConfig({ ...thresholds, [name]: value });
  expect(attempt).toThrow(Refusal);
  expect(attempt).toThrow(expected);
});
