import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withLock } from "../../../pipelines/common/lock.ts";
import { startUppsikt, succeeded, uppsikt } from "../../helpers/cli.ts";
import { hashesUnder, sha256 } from "../../helpers/files.ts";
import { withKommun, writeMiniFolder } from "../../helpers/miniFolder.ts";

let work: string;
let out: string;
let duration: number;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "uppsikt-krasch-"));
  out = join(work, "ut");
  writeMiniFolder(join(work, "gammal"), withKommun("Gammelköpings kommun"));
  writeMiniFolder(join(work, "ny"), withKommun("Nyköpings kommun"));
  const started = Date.now();
  succeeded(await uppsikt(["run", "--data", join(work, "gammal"), "--out", out]));
  duration = Date.now() - started;
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Which edition is published: whole, every file as its manifest says, in both editions, or a failure. */
function wholeEdition(): string {
  const names = readdirSync(join(out, "published")).map((edition) => {
    const folder = join(out, "published", edition);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
      kommun: string;
      filer: { fil: string; sha256: string }[];
    };
    const hashes = Object.fromEntries(manifest.filer.map(({ fil, sha256: hash }) => [fil, hash]));
    const { "manifest.json": _, ...actual } = hashesUnder(folder);
    expect(actual).toEqual(hashes);
    return manifest.kommun;
  });
  expect(names.length).toBe(2);
  expect(new Set(names).size).toBe(1);
  return names[0]!;
}

describe("kill -9 in the middle of a run (design 3.5)", () => {
  it("leaves the published edition whole at any moment, and the next run needs no hand", async () => {
    const moments = [0.4, 0.6, 0.8, 0.95];
    let killed = 0;
    for (const part of moments) {
      const [child, ended] = startUppsikt(["run", "--data", join(work, "ny"), "--out", out]);
      await pause(duration * part);
      child.kill("SIGKILL");
      const { signal } = await ended;
      if (signal === "SIGKILL") killed++;
      expect(wholeEdition()).toMatch(signal === "SIGKILL" ? /köpings kommun$/ : /^Nyköpings kommun$/);
    }
    expect(killed).toBeGreaterThan(1);
    succeeded(await uppsikt(["run", "--data", join(work, "ny"), "--out", out]));
    expect(wholeEdition()).toBe("Nyköpings kommun");
    expect(readdirSync(out).sort()).toEqual(["published", "uppsikt.duckdb"]);
  });

  it("as soon as its folder is there: everything it made is in one hidden place, for its owner only", async () => {
    const [child, ended] = startUppsikt(["run", "--data", join(work, "gammal"), "--out", out]);
    const hidden = (): string | undefined => readdirSync(out).find((name) => name.startsWith(".arbete-"));
    await expect.poll(hidden, { timeout: 20_000, interval: 5 }).toBeDefined();
    child.kill("SIGKILL");
    await ended;
    expect(wholeEdition()).toBe("Nyköpings kommun");
    expect(readdirSync(out).sort()).toEqual([hidden(), ".las", "published", "uppsikt.duckdb"].sort());
    // A command that only reads is not hindered by what lies there.
    const { stderr } = await uppsikt(["explain", "R-000000000000", "--out", out]);
    expect(stderr).toMatch(/^id R-000000000000 finns inte/);
  });
});

describe("two runs at once (design 3.5)", () => {
  it("the second names the first, and leaves", async () => {
    await withLock(out, async () => {
      const before = hashesUnder(join(out, "published"));
      const { code, stdout, stderr } = await uppsikt(["run", "--data", join(work, "ny"), "--out", out]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(
        new RegExp(
          `^en annan körning använder .+ \\(process ${process.pid} på ${hostname()}, sedan [^;]+\\); vänta tills den är klar\\n$`,
        ),
      );
      expect(hashesUnder(join(out, "published"))).toEqual(before);
    });
    expect(existsSync(join(out, ".las"))).toBe(false);
  });

  it("the plan is made anew after a crash too, and says the same", async () => {
    const warehouse = sha256(readFileSync(join(out, "uppsikt.duckdb")));
    const before = hashesUnder(join(out, "published"));
    succeeded(await uppsikt(["plan", "--data", join(work, "ny"), "--out", out]));
    expect(wholeEdition()).toBe("Nyköpings kommun");
    expect(hashesUnder(join(out, "published"))).toEqual(before);
    expect(warehouse).toHaveLength(64);
    expect(readdirSync(out).sort()).toEqual(["published", "uppsikt.duckdb"]);
  });
});
