import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const beside = (target: string, what: string): string => join(dirname(target), `.${basename(target)}.${what}`);

/** Puts `source` in the place of `target`, whole or not at all: written beside, renamed last. */
export async function replaceDirectory(source: string, target: string): Promise<void> {
  const next = beside(target, "ny");
  const previous = beside(target, "gammal");
  await recoverDirectory(target);
  await mkdir(dirname(target), { recursive: true });
  await rm(next, { recursive: true, force: true });
  await cp(source, next, { recursive: true });
  if (existsSync(target)) await rename(target, previous);
  await rename(next, target);
  await rm(previous, { recursive: true, force: true });
}

/** Killed between the two renames, the old site lies beside its place: the next command puts it back. */
export async function recoverDirectory(target: string): Promise<void> {
  const previous = beside(target, "gammal");
  if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
  else await rm(previous, { recursive: true, force: true });
}
