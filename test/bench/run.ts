/**
 * `npm run bench [-- --storstad] [--data FOLDER]`: how fast, and in how much memory. Makes the example kommun (or takes a folder
 * that holds one), and measures each part in a process of its own, so that a peak of memory is that part's. The yardstick
 * for reading is the engine's own typed reading of the same files: what reading cost if nothing had to be checked, keyed,
 * counted or explained. Processor seconds, since the machine may have other work. Exits 1 when a limit is broken.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateExample } from "../../src/example/index.ts";
import { nodeWriter } from "../../src/example/nodeWriter.ts";
import { isPart, type Measurement, measure, type Part } from "./parts.ts";

const limits = { ratio: 4, gigabytes: 4, judgeSeconds: 5 };

const { values } = parseArgs({
  options: {
    storstad: { type: "boolean", default: false },
    data: { type: "string" },
    part: { type: "string" },
    scratch: { type: "string" },
  },
});

async function bench(): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), "uppsikt-bench-"));
  try {
    const data = values.data ?? (await example(join(scratch, "data")));
    const engine = apart("engine", data, scratch);
    const read = apart("read", data, scratch);
    const run = apart("run", data, scratch);
    const judge = apart("judge", data, scratch);
    const ratio = read.cpuSeconds / engine.cpuSeconds;
    const worst = Math.max(read.gigabytes, run.gigabytes);
    console.table({
      "engine: typed reading of visits": shown(engine),
      "read and check: the same visits": shown(read),
      "run: all seven steps": shown(run),
      "judge: 200 enheter × 60 indicators × 16 quarters": shown(judge),
    });
    const verdicts = [
      verdict("read and check ÷ engine, processor seconds", ratio, limits.ratio),
      verdict("peak memory, GB", worst, limits.gigabytes),
      verdict("judge step, processor seconds", judge.cpuSeconds, limits.judgeSeconds),
    ];
    for (const { line } of verdicts) console.log(line);
    return verdicts.every(({ held }) => held) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function example(folder: string): Promise<string> {
  await generateExample({ size: values.storstad ? "storstad" : "liten", seed: 1, writer: nodeWriter(folder) });
  return folder;
}

function apart(part: Part, data: string, scratch: string): Measurement {
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, import.meta.filename, "--part", part, "--data", data, "--scratch", join(scratch, part)],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  if (child.status !== 0) throw new Error(`${part} ended with ${child.status ?? child.signal}`);
  return JSON.parse(child.stdout) as Measurement;
}

const shown = ({ rows, seconds, cpuSeconds, gigabytes }: Measurement): Record<string, number> => ({
  rows,
  seconds: rounded(seconds),
  "cpu seconds": rounded(cpuSeconds),
  "rows/s": Math.round(rows / seconds),
  "rows/cpu s": Math.round(rows / cpuSeconds),
  "peak GB": rounded(gigabytes),
});

const rounded = (value: number): number => Math.round(value * 100) / 100;

function verdict(what: string, value: number, limit: number): { held: boolean; line: string } {
  const held = value <= limit;
  return { held, line: `${held ? "ok  " : "OVER"} ${what}: ${rounded(value)} (limit ${limit})` };
}

if (values.part !== undefined) {
  if (!isPart(values.part)) throw new Error(`no part ${values.part}`);
  console.log(JSON.stringify(await measure(values.part, values.data!, values.scratch!)));
} else process.exitCode = await bench();
