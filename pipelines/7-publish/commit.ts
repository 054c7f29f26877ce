import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/**
 * All or nothing: a run is made in a hidden folder beside the target, and moved in place by a journal. A kill before the
 * journal exists leaves the old edition; a kill after it is rolled forward by whoever comes next. Both under the lock.
 */

const journalName = ".publicering.json";
const workPrefix = ".arbete-";

interface Journal {
  /** Name of the hidden folder. */
  work: string;
  /** What to move from it, file or folder. */
  entries: string[];
}

export const workFolder = (outFolder: string): string => join(outFolder, `${workPrefix}${process.pid}`);

/** Puts what is in the work folder in place of what was published. */
export function commit(outFolder: string, entries: readonly string[]): void {
  const journal: Journal = { work: `${workPrefix}${process.pid}`, entries: [...entries] };
  writeDurably(join(outFolder, journalName), JSON.stringify(journal));
  rollForward(outFolder);
}

/** Finishes a publication that was cut off, and clears away runs that never came so far. */
export function recover(outFolder: string): void {
  rollForward(outFolder);
  for (const name of readdirSync(outFolder))
    if (name.startsWith(workPrefix)) rmSync(join(outFolder, name), { recursive: true, force: true });
}

export const needsRecovery = (outFolder: string): boolean => existsSync(join(outFolder, journalName));

function rollForward(outFolder: string): void {
  const path = join(outFolder, journalName);
  if (!existsSync(path)) return;
  const { work, entries } = JSON.parse(readFileSync(path, "utf8")) as Journal;
  for (const entry of entries) {
    const source = join(outFolder, work, entry);
    const target = join(outFolder, entry);
    const old = join(outFolder, work, `gammal-${entry}`);
    // Moved already, before the kill.
    if (!existsSync(source)) continue;
    if (existsSync(target)) {
      rmSync(old, { recursive: true, force: true });
      renameSync(target, old);
    }
    renameSync(source, target);
  }
  rmSync(join(outFolder, work), { recursive: true, force: true });
  rmSync(path);
}

/** On disk before anything depends on it: written beside, flushed, renamed. */
function writeDurably(path: string, text: string): void {
  const beside = `${path}.ny`;
  const file = openSync(beside, "w", 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
}
