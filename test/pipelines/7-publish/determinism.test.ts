import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../../dashboards/components/data.ts";
import { Random } from "../../../src/example/random.ts";
import { succeeded, uppsikt } from "../../helpers/cli.ts";
import { filesUnder, hashesUnder } from "../../helpers/files.ts";
import { type SharedRun, sharedRun } from "../../helpers/sharedRun.ts";

let run: SharedRun;
let work: string;
beforeAll(async () => {
  run = await sharedRun();
  work = mkdtempSync(join(tmpdir(), "uppsikt-lika-"));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const published = (out: string): string => join(out, "published");

describe("the same input, configuration and as-of day (design 2, out folder)", () => {
  it("gives the same bytes with another number of threads, time zone, language and file times", async () => {
    const [data, out] = [join(work, "annan-maskin"), join(work, "annan-maskin-ut")];
    // Copied: other times on the files, another path.
    cpSync(run.data, data, { recursive: true });
    const elsewhere = { TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    succeeded(await uppsikt(["run", "--data", data, "--out", out, "--threads", "1"], elsewhere));
    expect(hashesUnder(published(out))).toEqual(hashesUnder(published(run.out)));
  });

  it("gives the same figures when the rows of each file come in another order", async () => {
    const [data, out] = [join(work, "omkastad"), join(work, "omkastad-ut")];
    cpSync(run.data, data, { recursive: true });
    const turned = shuffleRows(data);
    expect(turned).toBeGreaterThan(60);
    succeeded(await uppsikt(["run", "--data", data, "--out", out, "--threads", "2"]));
    for (const file of filesUnder(published(run.out)).filter((name) => name.endsWith(".arrow"))) {
      const [as, was] = [out, run.out].map((folder) => rowsOf(readFileSync(join(published(folder), file))));
      expect([file, as?.map(withoutLineage)]).toEqual([file, was?.map(withoutLineage)]);
    }
    // It is another delivery, and the run says so.
    expect(korning(out)).not.toBe(korning(run.out));
  });
});

const korning = (out: string): string =>
  (JSON.parse(readFileSync(join(published(out), "intern", "manifest.json"), "utf8")) as { korning: string }).korning;

/** What speaks of lines in files, or of the files' bytes, must change with them. All else must not. */
const lineage = new Set(["korning", "forsta_rader", "rad"]);
const withoutLineage = (row: unknown): unknown =>
  Object.fromEntries(Object.entries(row as object).filter(([name]) => !lineage.has(name)));

/** Shuffles the records of every file whose lines are records. Returns how many files that was. */
function shuffleRows(data: string): number {
  const random = new Random(1, "omkastning");
  let files = 0;
  for (const file of filesUnder(data)) {
    if (!/^[a-z_]+\/.+\.csv$/.test(file) || file.startsWith("facit/")) continue;
    const bytes = readFileSync(join(data, file), "latin1");
    const newline = bytes.includes("\r\n") ? "\r\n" : "\n";
    const lines = bytes.split(newline);
    const last = lines.pop();
    // A quoted field may hold a newline, a preamble or an empty line is no record, UTF-16 has bytes of zero.
    const regular = last === "" && lines.every((line) => line !== "" && !line.includes('"')) && !bytes.includes("\0");
    const separators = new Set(lines.map((line) => line.split(/[;,\t|]/).length > 1));
    if (!regular || separators.has(false)) continue;
    const [header, ...records] = lines;
    for (let at = records.length - 1; at > 0; at--) {
      const other = random.int(0, at);
      [records[at], records[other]] = [records[other]!, records[at]!];
    }
    writeFileSync(join(data, file), [header, ...records, ""].join(newline), "latin1");
    files++;
  }
  return files;
}
