import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** A process that dies does nothing more: from the chosen call on, every change of the file system fails. */
const death = vi.hoisted(() => ({ at: Number.POSITIVE_INFINITY, calls: 0 }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const mortal = <F extends (...args: never[]) => unknown>(call: F, halfDone?: (...args: Parameters<F>) => void): F =>
    ((...args: Parameters<F>) => {
      const number = death.calls++;
      if (number >= death.at) {
        if (number === death.at) halfDone?.(...args);
        throw new Error("dödad");
      }
      return call(...args);
    }) as F;
  return {
    ...real,
    mkdirSync: mortal(real.mkdirSync),
    renameSync: mortal(real.renameSync),
    openSync: mortal(real.openSync),
    closeSync: mortal(real.closeSync),
    fsyncSync: mortal(real.fsyncSync),
    writeSync: mortal(real.writeSync),
    // A folder goes file by file: the process may die when some are gone.
    rmSync: mortal(real.rmSync, (path) => {
      if (!real.existsSync(path) || !real.statSync(path).isDirectory()) return;
      const [first] = real.readdirSync(path);
      if (first) real.rmSync(join(String(path), first), { recursive: true });
    }),
  };
});

const fs = await vi.importActual<typeof import("node:fs")>("node:fs");
const { recover, replacing } = await import("../../../pipelines/7-publish/commit.ts");

const entries = ["uppsikt.duckdb", "published"];
const edition = (name: string): Record<string, string> => ({
  "published/ekonomi/manifest.json": name,
  "published/intern/manifest.json": name,
  [`published/intern/bara-i-${name}.arrow`]: name,
  "uppsikt.duckdb": name,
});

let out: string;
beforeEach(() => {
  out = fs.mkdtempSync(join(tmpdir(), "uppsikt-commit-"));
});
afterEach(() => {
  death.at = Number.POSITIVE_INFINITY;
  fs.rmSync(out, { recursive: true, force: true });
});

function write(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(join(folder, file, ".."), { recursive: true });
    fs.writeFileSync(join(folder, file), text);
  }
}

/** Everything below the out folder, hidden or not. */
function content(): Record<string, string> {
  const files = fs.readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const pairs = files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(out.length + 1), fs.readFileSync(path, "utf8")] as const;
  });
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Runs until the call with the given number. True when it died. */
async function diesAt(call: number, work: () => unknown): Promise<boolean> {
  death.calls = 0;
  death.at = call;
  try {
    await work();
    return false;
  } catch (error) {
    if (!(error instanceof Error) || error.message !== "dödad") throw error;
    return true;
  } finally {
    death.at = Number.POSITIVE_INFINITY;
  }
}

const publishNew = (): Promise<void> => replacing(out, entries, async (work) => write(work, edition("ny")));

function startFrom(old: Record<string, string>): void {
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out);
  write(out, old);
}

describe.each([
  ["over an old edition", edition("gammal")],
  ["in an empty folder", {}],
])("publishing %s, killed at every step (design 3.5)", (_name, old) => {
  it("leaves the old or the new whole, and nothing else", async () => {
    const outcomes: string[] = [];
    for (let call = 0; ; call++) {
      startFrom(old);
      const died = await diesAt(call, publishNew);
      recover(out);
      const after = content();
      outcomes.push(after["uppsikt.duckdb"] === "ny" ? "ny" : "gammal");
      expect(after, `killed at call ${call}`).toEqual(outcomes.at(-1) === "ny" ? edition("ny") : old);
      recover(out);
      expect(content()).toEqual(after);
      if (!died) break;
    }
    // Both kinds of moment were met, and once the new is in place no later kill takes it back.
    expect(outcomes.join(" ")).toMatch(/^(gammal )+(ny ){3,}ny$/);
  });

  it("also when the recovery is killed, at every step of it", async () => {
    for (let call = 0; ; call++) {
      startFrom(old);
      const died = await diesAt(call, publishNew);
      const wreck = content();
      for (let second = 0; ; second++) {
        startFrom(wreck);
        const diedAgain = await diesAt(second, () => recover(out));
        recover(out);
        const after = content();
        expect(after, `killed at call ${call}, then at ${second}`).toEqual(
          after["uppsikt.duckdb"] === "ny" ? edition("ny") : old,
        );
        if (!diedAgain) break;
      }
      if (!died) break;
    }
  });
});

it("a run that fails leaves the old edition and nothing of what it read", async () => {
  startFrom(edition("gammal"));
  const failing = replacing(out, entries, async (work) => {
    write(work, { "tillfalligt/avskrift.csv": "något om någon" });
    throw new Error("fel i beräkningen");
  });
  await expect(failing).rejects.toThrow("fel i beräkningen");
  expect(content()).toEqual(edition("gammal"));
  expect(fs.readdirSync(out)).toEqual(["published", "uppsikt.duckdb"]);
});

it("the folder of the work is for its owner only", async () => {
  let mode = 0;
  await replacing(out, entries, async (work) => {
    mode = fs.statSync(work).mode & 0o777;
    write(work, edition("ny"));
  });
  expect(mode).toBe(0o700);
});
