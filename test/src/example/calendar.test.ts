import { describe, expect, it } from "vitest";
import {
  clockChangeDays,
  dateText,
  dayOf,
  dayOfText,
  easter,
  holidays,
  isHelg,
  months,
  quarterText,
  timeText,
  weekday,
} from "../../../src/example/calendar.ts";

describe("the calendar of the example", () => {
  it("finds Easter", () => {
    // Almanackan för 2024–2027.
    expect([2024, 2025, 2026, 2027].map((year) => dateText(easter(year)))).toEqual([
      "2024-03-31",
      "2025-04-20",
      "2026-04-05",
      "2027-03-28",
    ]);
  });

  it("knows the public holidays of Lag (1989:253)", () => {
    expect(holidays(2025).map(dateText)).toEqual([
      "2025-01-01",
      "2025-01-06",
      "2025-04-18",
      "2025-04-20",
      "2025-04-21",
      "2025-05-01",
      "2025-05-29",
      "2025-06-06",
      "2025-06-08",
      "2025-06-21",
      "2025-11-01",
      "2025-12-25",
      "2025-12-26",
    ]);
    expect(isHelg(dayOfText("2025-05-29"))).toBe(true);
    expect(isHelg(dayOfText("2025-12-24"))).toBe(false);
  });

  it("changes the clocks on the last Sundays of March and October", () => {
    expect(clockChangeDays.map(dateText)).toEqual([
      "2023-10-29",
      "2024-03-31",
      "2024-10-27",
      "2025-03-30",
      "2025-10-26",
      "2026-03-29",
    ]);
    expect(clockChangeDays.map(weekday)).toEqual([6, 6, 6, 6, 6, 6]);
  });

  it("counts days, months and quarters from 1 October 2023", () => {
    expect(dayOf(2023, 10, 1)).toBe(0);
    expect(months.map((month) => month.days).reduce((sum, days) => sum + days, 0)).toBe(1096);
    expect([months[0]?.text, months[35]?.text]).toEqual(["2023-10", "2026-09"]);
    expect([quarterText(0), quarterText(1), quarterText(11)]).toEqual(["2023-Q4", "2024-Q1", "2026-Q3"]);
    expect(timeText(91, 1450)).toBe("2024-01-01 00:10");
  });
});
