import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { clearLockRemnants, withLock } from "../common/lock.ts";

/**
 * All or nothing: a run is made in a hidden folder beside the target, and moved in place by a journal. A kill before the
 * journal exists leaves the old edition; a kill after it is rolled forward by whoever comes next. Both under the lock.
 */

const journalName = ".publicering.json";
const besideJournal = `${journalName}.ny`;
const workPrefix = ".arbete-";

interface Journal {
  /** Name of the hidden folder. */
  work: string;
  /** What to move from it, file or folder. */
  entries: string[];
}

/** Makes something in a hidden work folder and puts the named entries of it in place. Under the folder's lock. */
export async function replacing<T>(
  outFolder: string,
  entries: readonly string[],
  make: (workFolder: string) => Promise<T>,
): Promise<T> {
  recover(outFolder);
  const work = join(outFolder, workName());
  mkdirSync(work, { mode: 0o700 });
  try {
    const result = await make(work);
    commit(outFolder, entries);
    return result;
  } catch (error) {
    // What failed may hold what it read. What has begun to be moved in place is finished by the next command.
    if (!needsRecovery(outFolder)) rmSync(work, { recursive: true, force: true });
    throw error;
  }
}

const workName = (): string => `${workPrefix}${process.pid}`;

/** Puts what is in the work folder in place of what was published. */
export function commit(outFolder: string, entries: readonly string[]): void {
  const journal: Journal = { work: workName(), entries: [...entries] };
  for (const entry of entries) flush(join(outFolder, journal.work, entry));
  writeDurably(join(outFolder, journalName), JSON.stringify(journal));
  rollForward(outFolder);
}

/** Finishes a publication that was cut off, and clears away runs that never came so far. */
export function recover(outFolder: string): void {
  rollForward(outFolder);
  for (const name of readdirSync(outFolder))
    if (name.startsWith(workPrefix) || name === besideJournal)
      rmSync(join(outFolder, name), { recursive: true, force: true });
  clearLockRemnants(outFolder);
}

/** For commands that only read: they see the whole of the old or the new, whenever the last run was killed. */
export async function recoverIfNeeded(outFolder: string): Promise<void> {
  if (needsRecovery(outFolder)) await withLock(outFolder, async () => recover(outFolder));
}

const needsRecovery = (outFolder: string): boolean => existsSync(join(outFolder, journalName));

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

/** A rename may reach the disk before the bytes of the file that it moves: after a power cut that would be an empty file. */
function flush(path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) flush(join(path, name));
    return;
  }
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

/** On disk before anything depends on it: written beside, flushed, renamed. */
function writeDurably(path: string, text: string): void {
  const beside = join(dirname(path), besideJournal);
  const file = openSync(beside, "w", 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
}
