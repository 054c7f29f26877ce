import { describe, expect, it } from "vitest";
import { isOverdue, shift } from "../../../src/guidelines/period.ts";

/** Expected dates: the derived date tests of the domain notes, section 1.6 (OR-15, NO-16, HU-17). */
describe("calendar arithmetic of rules", () => {
  it.each([
    ["2023-05-10", 36, "2026-05-10"],
    ["2025-08-31", 6, "2026-02-28"],
    ["2025-08-31", 8, "2026-04-30"],
    ["2024-02-29", 36, "2027-02-28"],
    ["2026-08-31", -6, "2026-02-28"],
  ])("%s and %i months is %s", (date, manader, expected) => {
    expect(shift(date, { manader })).toBe(expected);
  });

  it("adds days after months, so that the clamp comes first", () => {
    expect(shift("2025-08-31", { manader: 6, dagar: 1 })).toBe("2026-03-01");
  });

  it("counts the due day itself as in time", () => {
    expect(isOverdue("2026-05-10", "2026-05-10")).toBe(false);
    expect(isOverdue("2026-05-10", "2026-05-11")).toBe(true);
  });
});
