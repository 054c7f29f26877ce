import { describe, expect, it } from "vitest";
import {
  type FilterField,
  matches,
  optionsOf,
  readChoice,
  writeChoice,
} from "../../../../dashboards/components/filterBar.ts";

interface Row {
  area: string;
  forms: string[];
}
const rows: Row[] = [
  { area: "hemtjanst", forms: ["privat"] },
  { area: "hemtjanst", forms: ["egen_regi"] },
  { area: "sarskilt-boende", forms: ["egen_regi", "privat"] },
  { area: "sarskilt-boende", forms: [] },
];
const option = (value: string) => ({ value, label: value });
const fields: FilterField<Row>[] = [
  { key: "area", label: "Verksamhet", all: "Alla", of: ({ area }) => [option(area)] },
  { key: "form", label: "Driftsform", all: "Alla", of: ({ forms }) => forms.map(option) },
];

describe("the filter bar", () => {
  it("narrows by all fields at once; a row without a value belongs to no choice", () => {
    expect(rows.filter((row) => matches(row, fields, {}))).toHaveLength(4);
    expect(rows.filter((row) => matches(row, fields, { area: "sarskilt-boende", form: "privat" }))).toEqual([rows[2]]);
    expect(rows.filter((row) => matches(row, fields, { form: "egen_regi" }))).toHaveLength(2);
  });

  it("says of each choice how many rows it would leave, given the other fields and not its own", () => {
    const counts = (key: string, choice: Record<string, string>) =>
      optionsOf(fields.find((field) => field.key === key)!, rows, fields, choice).map(({ value, count }) => [
        value,
        count,
      ]);
    expect(counts("form", { area: "hemtjanst", form: "privat" })).toEqual([
      ["egen_regi", 1],
      ["privat", 1],
    ]);
    expect(counts("area", { form: "privat" })).toEqual([
      ["hemtjanst", 1],
      ["sarskilt-boende", 1],
    ]);
  });

  it("lives in the address, and leaves the anchors of risks and units alone", () => {
    const hash = writeChoice({ area: "hemtjanst", form: "egen_regi" });
    expect(hash).toBe("#area=hemtjanst&form=egen_regi");
    expect(readChoice(hash, ["area", "form"])).toEqual({ area: "hemtjanst", form: "egen_regi" });
    expect(readChoice("#R-3f9c2a71d0e4", ["area", "form"])).toEqual({});
    expect(readChoice("#area=hemtjanst&okand=1", ["area", "form"])).toEqual({ area: "hemtjanst" });
    expect(writeChoice({})).toBe("");
  });
});
