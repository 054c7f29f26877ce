import fc from "fast-check";
import { expect, it } from "vitest";
import type { Due } from "../../../src/guidelines/dueDates.ts";
import { shift } from "../../../src/guidelines/period.ts";
import { greedyPlan } from "../../../src/plan/greedyPlan.ts";
import type { PlanInput } from "../../../src/plan/types.ts";
import { due, input, months, risk } from "./given.ts";

const ids = Array.from({ length: 14 }, (_, i) => `E${i + 10}`);
const areas = ["medarbetare", "ekonomi-och-resurser", "halso-och-sjukvard", "dokumentation"];
const roles = ["uppfoljare", "ekonom", "medicinskt-ansvarig"];

const anyDue: fc.Arbitrary<Due> = fc
  .record({
    enhet: fc.constantFrom(...ids),
    day: fc.integer({ min: -400, max: 364 }),
    slack: fc.integer({ min: 0, max: 300 }),
    rule: fc.integer({ min: 1, max: 4 }),
    timmar: fc.integer({ min: 4, max: 30 }),
  })
  .map(({ enhet, day, slack, rule, timmar }) => {
    const senast = shift("2027-01-01", { dagar: day });
    return due(enhet, senast, {
      regel_id: `regel-${rule}`,
      modalitet: rule <= 2 ? "ska" : "bor",
      tidigast: shift(senast, { dagar: -slack }),
      forfallen: senast < "2026-09-30",
      timmar,
    });
  });

const anyInput: fc.Arbitrary<PlanInput> = fc
  .record({
    due: fc.uniqueArray(anyDue, { maxLength: 25, selector: (d) => `${d.enhet_id}${d.regel_id}${d.senast}` }),
    risky: fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...areas)), {
      maxLength: 30,
      selector: (pair) => pair.join(),
    }),
    points: fc.integer({ min: 1, max: 16 }),
    capacity: fc.option(
      fc.uniqueArray(
        fc.record({
          roll: fc.constantFrom(...roles),
          manad: fc.constantFrom(...months),
          timmar: fc.integer({ min: 0, max: 60 }),
        }),
        {
          maxLength: 36,
          selector: (c) => `${c.roll}${c.manad}`,
        },
      ),
    ),
  })
  .map(({ due, risky, points, capacity }) =>
    input(ids, {
      due,
      capacity,
      risks: risky.map(([id, area], i) =>
        risk(id, i + 1, { risk_id: `R${i}`, kvalitetsomrade: area, riskpoang: ((points + i) % 16) + 1 }),
      ),
    }),
  );

const property = (check: (given: PlanInput) => void): void =>
  fc.assert(fc.property(anyInput, check), { numRuns: 300, seed: 2027 });

it("never books more than a known month holds, unless a rule requires it", () => {
  property((given) => {
    const plan = greedyPlan(given);
    for (const load of plan.kapacitet) {
      if (load.timmar_finns === null || load.timmar_planerade <= load.timmar_finns + 1e-9) continue;
      const here = plan.rows.filter((row) => row.manad === load.manad && row.roll === load.roll);
      const required = here.filter((row) => row.obligatorisk).reduce((sum, row) => sum + row.timmar, 0);
      // All that stands above the line is required; nothing else was let in.
      expect(required).toBe(load.timmar_planerade);
      expect(here.some((row) => row.over_kapacitet)).toBe(true);
    }
  });
});

it("covers every required follow-up, in time unless its time had already run out", () => {
  property((given) => {
    const { rows } = greedyPlan(given);
    for (const asked of given.due.filter((d) => d.modalitet === "ska")) {
      const answers = rows.filter((row) => row.enhet_id === asked.enhet_id && row.regler.includes(asked.regel_id));
      expect(answers.length).toBeGreaterThan(0);
      if (asked.senast >= "2027-01-01")
        expect(
          answers.some((row) => row.manad <= asked.senast.slice(0, 7) && row.manad >= asked.tidigast.slice(0, 7)),
        ).toBe(true);
    }
  });
});

it("gives every enhet a row or a reason, and every row a reason and ids", () => {
  property((given) => {
    const plan = greedyPlan(given);
    for (const { enhet_id } of given.enheter)
      expect(
        plan.rows.some((row) => row.enhet_id === enhet_id) || plan.ejPlanerade.some((row) => row.enhet_id === enhet_id),
      ).toBe(true);
    for (const asked of given.due)
      expect(
        plan.rows.some((row) => row.enhet_id === asked.enhet_id && row.regler.includes(asked.regel_id)) ||
          plan.ejPlanerade.some((row) => row.enhet_id === asked.enhet_id),
      ).toBe(true);
    for (const row of plan.rows) {
      expect(row.skal).toMatch(/^\p{Lu}.*\.$/u);
      expect(row.regler.length).toBeGreaterThan(0);
    }
    expect(new Set(plan.rows.map((row) => row.planrad_id)).size).toBe(plan.rows.length);
  });
});

it("is the same plan whatever the order of what it is given", () => {
  property((given) => {
    const reversed = {
      ...given,
      enheter: given.enheter.toReversed(),
      due: given.due.toReversed(),
      risks: given.risks.toReversed(),
      capacity: given.capacity?.toReversed() ?? null,
    };
    expect(greedyPlan(reversed)).toEqual(greedyPlan(given));
  });
});
