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
import { type MoneyMeasurement, type MoneyOptions, measureMoney, prepareMoney } from "./money.ts";
import { isPart, type Measurement, measure, type Part } from "./parts.ts";

const limits = { ratio: 4, gigabytes: 4, judgeSeconds: 5, moneySeconds: 120, growth: 1.3, monthShare: 0.15 };

/** From so many visits on, the ledger and the rules are held against their seconds. */
const LARGE = 18_000_000;

const { values } = parseArgs({
  options: {
    storstad: { type: "boolean", default: false },
    data: { type: "string" },
    part: { type: "string" },
    scratch: { type: "string" },
    money: { type: "string" },
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
    const money = measuredMoney(data, scratch);
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
    verdicts.push(...moneyVerdicts(money));
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

const apart = (part: Part, data: string, scratch: string): Measurement =>
  inProcess<Measurement>(["--part", part, "--data", data, "--scratch", join(scratch, part)]);

function inProcess<T>(arguments_: readonly string[]): T {
  const child = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, ...arguments_], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`${arguments_.join(" ")} ended with ${child.status ?? child.signal}`);
  return JSON.parse(child.stdout) as T;
}

type Money = MoneyMeasurement & { readonly gigabytes: number };

/** The days before and after the last month of the example. */
const [BEFORE, AFTER] = ["2026-08-31", "2026-09-30"];

/** Ledger and rules over a tenth of the enheter, over all, and over all when one month more has come. */
function measuredMoney(data: string, scratch: string): Record<"small" | "large" | "month", Money> {
  const prepared = join(scratch, "underlag");
  inProcess(["--money", "prepare", "--data", data, "--scratch", prepared]);
  const money = (name: string, options: MoneyOptions): Money =>
    inProcess<Money>(["--money", JSON.stringify(options), "--data", prepared, "--scratch", join(scratch, name)]);
  const small = money("en-tiondel", { asOf: BEFORE!, share: 0.1 });
  const large = money("alla", { asOf: BEFORE!, share: 1 });
  return { small, large, month: money("en-manad-till", { asOf: AFTER!, after: join(scratch, "alla") }) };
}

function moneyVerdicts({ small, large, month }: ReturnType<typeof measuredMoney>): Verdict[] {
  for (const [name, one] of Object.entries({
    "a tenth of the enheter": small,
    "all enheter": large,
    "a month more": month,
  })) {
    console.log(`\nledger and rules, ${name}: ${one.visits} visits, months worked out: ${one.months?.length ?? "all"}`);
    console.table(
      Object.fromEntries(
        one.steps.map(({ step, seconds, cpuSeconds, found }) => [
          step,
          {
            seconds: rounded(seconds),
            "cpu seconds": rounded(cpuSeconds),
            ...(found === null ? {} : { findings: found }),
          },
        ]),
      ),
    );
  }
  const growth = large.cpuSeconds / small.cpuSeconds / (large.visits / small.visits);
  return [
    ...(large.visits >= LARGE
      ? [
          verdict("ledger and rules, seconds", large.seconds, limits.moneySeconds),
          verdict("ledger and rules, a month more, seconds", month.seconds, limits.monthShare * limits.moneySeconds),
        ]
      : []),
    verdict("ledger and rules, peak memory, GB", Math.max(large.gigabytes, month.gigabytes), limits.gigabytes),
    verdict("ledger and rules, growth ÷ growth of visits, processor seconds", growth, limits.growth),
    verdict(
      "ledger and rules, a month more ÷ all, processor seconds",
      month.cpuSeconds / large.cpuSeconds,
      limits.monthShare,
    ),
  ];
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

interface Verdict {
  readonly held: boolean;
  readonly line: string;
}

function verdict(what: string, value: number, limit: number): Verdict {
  const held = value <= limit;
  return { held, line: `${held ? "ok  " : "OVER"} ${what}: ${rounded(value)} (limit ${limit})` };
}

if (values.money !== undefined) {
  const [data, scratch] = [values.data!, values.scratch!];
  const answer =
    values.money === "prepare"
      ? { visits: await prepareMoney(data, scratch) }
      : await measureMoney(data, scratch, JSON.parse(values.money) as MoneyOptions);
  console.log(JSON.stringify({ ...answer, gigabytes: process.resourceUsage().maxRSS / 1024 ** 2 }));
} else if (values.part !== undefined) {
  if (!isPart(values.part)) throw new Error(`no part ${values.part}`);
  console.log(JSON.stringify(await measure(values.part, values.data!, values.scratch!)));
} else process.exitCode = await bench();
