import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../../pipelines/common/repository.ts";
import { generateExample } from "../../src/example/index.ts";
import { nodeWriter } from "../../src/example/nodeWriter.ts";
import { type Ended, succeeded, uppsikt } from "./cli.ts";
import { filesUnder, sha256 } from "./files.ts";

/**
 * One run of the smallest example for every test that needs a whole one. It is made once for a given state of the code and
 * kept among the temporary files, so that tests in several processes, and the next start of the tests, share it. Nobody
 * writes in it.
 */
export interface SharedRun {
  readonly data: string;
  readonly out: string;
  /** What the run wrote to the terminal. */
  readonly log: Ended;
}

export async function sharedRun(): Promise<SharedRun> {
  const folder = await made("korning", ["pipelines", "src", "data", "package.json"], async (target) => {
    const data = join(target, "data");
    await generateExample({ size: "pytteliten", seed: 1, writer: nodeWriter(data) });
    const log = succeeded(await uppsikt(["run", "--data", data, "--out", join(target, "out"), "--threads", "2"]));
    writeFileSync(join(target, "log.json"), JSON.stringify(log));
  });
  return { data: join(folder, "data"), out: join(folder, "out"), log: logOf(folder) };
}

/** Both editions of the shared run, built. */
export async function sharedSites(): Promise<{ out: string; log: Ended }> {
  const { out } = await sharedRun();
  const parts = ["pipelines", "src", "data", "package.json", "dashboards", "observablehq.config.ts"];
  const folder = await made("webbplatser", parts, async (target) => {
    cpSync(join(out, "published"), join(target, "published"), { recursive: true });
    const log = succeeded(await uppsikt(["build", "--out", target]));
    writeFileSync(join(target, "log.json"), JSON.stringify(log));
  });
  return { out: folder, log: logOf(folder) };
}

const logOf = (folder: string): Ended => JSON.parse(readFileSync(join(folder, "log.json"), "utf8")) as Ended;

const hour = 3_600_000;

/** A folder that `make` fills, once: whoever comes first makes it, the others wait. Named by what it is made of. */
async function made(name: string, parts: readonly string[], make: (target: string) => Promise<void>): Promise<string> {
  const prefix = `uppsikt-prov-${name}-${sha256(root).slice(0, 6)}-`;
  const folder = join(tmpdir(), `${prefix}${stateOf(parts)}`);
  const beingMade = `${folder}.gors`;
  for (;;) {
    if (existsSync(folder)) return folder;
    if (existsSync(beingMade) && Date.now() - statSync(beingMade).mtimeMs > 300_000)
      rmSync(beingMade, { recursive: true });
    try {
      mkdirSync(beingMade);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      await pause(200);
      continue;
    }
    try {
      forgetOld(prefix);
      await make(beingMade);
      renameSync(beingMade, folder);
      return folder;
    } catch (error) {
      rmSync(beingMade, { recursive: true, force: true });
      throw error;
    }
  }
}

const stateOf = (parts: readonly string[]): string =>
  sha256(
    parts
      .flatMap((part) =>
        statSync(join(root, part)).isFile() ? [part] : filesUnder(join(root, part)).map((file) => `${part}/${file}`),
      )
      .map((file) => `${file} ${sha256(readFileSync(join(root, file)))}`)
      .join("\n"),
  ).slice(0, 12);

function forgetOld(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (name.startsWith(prefix) && !name.endsWith(".gors") && Date.now() - statSync(path).mtimeMs > hour)
      rmSync(path, { recursive: true, force: true });
  }
}
