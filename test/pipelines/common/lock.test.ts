import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clearLockRemnants, withLock } from "../../../pipelines/common/lock.ts";
import { lifeOf } from "../../../pipelines/common/processLife.ts";
import { root } from "../../../pipelines/common/repository.ts";
import { Refusal } from "../../../src/messages/refusal.ts";
import { startNode } from "../../helpers/cli.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "uppsikt-las-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = (): string => join(folder, ".las");
const hold = (holder: object): void =>
  writeFileSync(lock(), JSON.stringify({ since: "2026-01-01T00:00:00Z", ...holder }));
const deadPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

it("lets one in, tells the next who it is, and lets go", async () => {
  await withLock(folder, async () => {
    await expect(withLock(folder, async () => undefined)).rejects.toThrow(
      new RegExp(`^en annan körning använder .+ \\(process ${process.pid} på ${hostname()}, sedan .+\\); vänta`),
    );
  });
  expect(readdirSync(folder)).toEqual([]);
  await expect(withLock(folder, async () => "inne")).resolves.toBe("inne");
});

it("lets go when the work fails", async () => {
  await expect(withLock(folder, () => Promise.reject(new Error("fel")))).rejects.toThrow("fel");
  expect(existsSync(lock())).toBe(false);
});

it.each([
  ["a process that has ended", () => ({ pid: deadPid(), host: hostname() })],
  ["our own number in an earlier life", () => ({ pid: process.pid, host: hostname(), life: "förra starten/1" })],
])("takes over the lock of %s", async (_name, holder) => {
  hold(holder());
  await withLock(folder, async () => {
    expect(JSON.parse(readFileSync(lock(), "utf8"))).toMatchObject({ pid: process.pid });
  });
  expect(readdirSync(folder)).toEqual([]);
});

it.runIf(lifeOf(process.ppid))("a number given to another process after a power cut is no holder", async () => {
  hold({ pid: process.ppid, host: hostname(), life: "förra starten/1" });
  await expect(withLock(folder, async () => "inne")).resolves.toBe("inne");
});

it.each([
  ["a living process", () => ({ pid: process.ppid, host: hostname(), life: lifeOf(process.ppid) })],
  ["a process on another machine", () => ({ pid: 1, host: "någon-annanstans" })],
])("respects the lock of %s", async (_name, holder) => {
  hold(holder());
  const before = readFileSync(lock(), "utf8");
  await expect(withLock(folder, async () => undefined)).rejects.toThrow(Refusal);
  expect(readFileSync(lock(), "utf8")).toBe(before);
});

it("a lock file that is cut off is nobody's", async () => {
  writeFileSync(lock(), '{"pid":');
  await expect(withLock(folder, async () => "inne")).resolves.toBe("inne");
});

it("clears away what killed takers left, and leaves what living ones need", async () => {
  writeFileSync(
    `${lock()}-${process.ppid}-ab`,
    JSON.stringify({ pid: process.ppid, host: hostname(), life: lifeOf(process.ppid) }),
  );
  writeFileSync(`${lock()}-1-cd`, JSON.stringify({ pid: deadPid(), host: hostname() }));
  writeFileSync(`${lock()}-2-ef`, "");
  clearLockRemnants(folder);
  expect(readdirSync(folder)).toEqual([`.las-${process.ppid}-ab`]);
});

/** Takes the lock at a given moment, and notes that it is in; stays until all have answered. */
const taker = `
  const { withLock } = await import(${JSON.stringify(join(root, "pipelines/common/lock.ts"))});
  const { appendFileSync, existsSync } = await import("node:fs");
  const { setTimeout: pause } = await import("node:timers/promises");
  const [folder, note] = process.argv.slice(1);
  process.stdout.write("redo");
  while (!existsSync(note + ".nu")) await pause(1);
  try {
    await withLock(folder, async () => {
      appendFileSync(note, "inne ");
      while (!existsSync(note + ".klart")) await pause(5);
    });
  } catch (error) {
    appendFileSync(note, error.constructor.name + " ");
  }`;

it.each(["free", "left by a dead process"])(
  "of ten that want a lock that is %s at once, one gets it",
  async (state) => {
    const notes = mkdtempSync(join(tmpdir(), "uppsikt-las-svar-"));
    const note = join(notes, "svar");
    if (state !== "free") hold({ pid: deadPid(), host: hostname() });
    const started = Array.from({ length: 10 }, () =>
      startNode(["--import", "tsx", "--input-type=module", "-e", taker, folder, note]),
    );
    try {
      await Promise.all(started.map(([child]) => new Promise((ready) => child.stdout?.once("data", ready))));
      writeFileSync(`${note}.nu`, "");
      const answers = (): string[] => (existsSync(note) ? readFileSync(note, "utf8").trim().split(" ") : []);
      await expect.poll(() => answers().length, { timeout: 30_000 }).toBe(10);
      writeFileSync(`${note}.klart`, "");
      const ended = await Promise.all(started.map(([, end]) => end));
      expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(Array(10).fill([0, ""]));
      expect(answers().sort()).toEqual([...Array(9).fill("Refusal"), "inne"]);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      for (const [child] of started) child.kill("SIGKILL");
      rmSync(notes, { recursive: true, force: true });
    }
  },
);
