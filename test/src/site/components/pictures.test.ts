import { describe, expect, it } from "vitest";
import { shifts, spread } from "../../../../dashboards/components/labels.ts";
import { inRows, type TimelineEvent } from "../../../../dashboards/components/timeline.ts";

describe("names in a picture", () => {
  it("stay where they are when nothing is in the way", () => {
    expect(spread([10, 50, 90], 14)).toEqual([10, 50, 90]);
    const label = { x: 0, y: 0, text: "Lindgården", anchor: "start", direction: -1 } as const;
    expect(shifts([label, { ...label, y: 40 }])).toEqual([0, 0]);
  });
  it("in a column are pushed apart around what they want, in their own order: 20, 22, 24 → 8, 22, 36", () => {
    expect(spread([24, 20, 22], 14)).toEqual([36, 8, 22]);
  });
  it("move the way they may until they are free, and never onto a mark", () => {
    const label = { x: 0, y: 0, text: "Lindgården", anchor: "start", direction: -1 } as const;
    const [first, second] = shifts([label, label]);
    expect(first).toBe(0);
    expect(second).toBeLessThanOrEqual(-15);
    expect(shifts([label], [{ x: 10, y: 0 }])[0]).toBeLessThan(0);
  });
});

describe("the rows of a lane", () => {
  const event = (from: string, part: Partial<TimelineEvent> = {}): TimelineEvent => ({
    lane: "Åtgärder",
    kind: "tid",
    from,
    to: from,
    label: from,
    ...part,
  });
  const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
  const place = (events: TimelineEvent[]) => inRows(events, day("2025-01-01"), day("2025-12-31"), 2);

  it("share a row one after the other, and part where they overlap", () => {
    const placed = place([
      event("2025-01-10", { to: "2025-03-01" }),
      event("2025-02-01", { to: "2025-04-01" }),
      event("2025-06-01", { to: "2025-07-01" }),
    ]);
    expect(placed.map(({ row }) => row)).toEqual([0, 1, 0]);
  });
  it("leave room for the words, which stand before the mark at the end of the sheet", () => {
    const [first, second] = place([
      event("2025-12-20", { kind: "dag", mark: "återkommer" }),
      event("2025-12-28", { kind: "dag", mark: "återkommer" }),
    ]);
    expect([first?.before, second?.before, second?.row]).toEqual([true, true, 1]);
  });
  it("an open stretch goes on to the last day, and one that began earlier begins at the edge", () => {
    const [open] = place([event("2024-06-01", { to: null })]);
    expect([open?.start, open?.end]).toEqual([day("2025-01-01"), day("2025-12-31")]);
  });
});
