import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Checked, checkOnly } from "../../../pipelines/2-check/only.ts";
import { generateExample } from "../../../src/example/index.ts";
import { nodeWriter } from "../../../src/example/nodeWriter.ts";
import { memoryWriter, rowsOf } from "./memory.ts";

let folder: string;
let checked: Checked;
let facit: (kind: string) => Record<string, string>[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "uppsikt-prov-"));
  const options = { size: "pytteliten", seed: 5, only: "care" } as const;
  await generateExample({ ...options, writer: nodeWriter(join(folder, "data")) });
  const memory = memoryWriter();
  await generateExample({ ...options, writer: memory });
  facit = (kind) => rowsOf(memory.files.get(`facit/${kind}.csv`)?.toString("utf8") ?? "");
  checked = await checkOnly({
    dataFolder: join(folder, "data"),
    temporary: folder,
    now: new Date("2026-10-01T00:00:00Z"),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("has no source that the product does not know", () => {
  expect(checked.unknownFolders).toEqual([]);
  expect(checked.refusals).toEqual([]);
});

it("breaks exactly the rows that the answer key says, in the column that it says", () => {
  const said = facit("avvisade").map((row) => `${row.kalla}/${row.fil}:${row.rad} ${row.kolumn}`);
  const rejected = checked.faults.map((fault) => `${fault.fil}:${fault.rad} ${fault.kolumn}`);
  expect([...new Set(rejected)].sort()).toEqual(said.sort());
  expect(said.length).toBeGreaterThan(30);
});

it("repeats and replaces exactly as many rows as the answer key says", () => {
  const said = facit("ersatta").length;
  const found = checked.files.reduce((sum, file) => sum + file.dubbletter, 0);
  expect(found).toBe(said);
});
