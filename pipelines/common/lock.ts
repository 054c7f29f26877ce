import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../src/messages/refusal.ts";
import { lockHeld } from "../../src/messages/refusals.ts";
import { lifeOf } from "./processLife.ts";

interface Holder {
  pid: number;
  host: string;
  since: string;
  /** Tells the process from a later one with the same number; null where the system does not say. */
  life: string | null;
}

const lockName = ".las";

/** Runs `work` while nobody else may change the folder. The second to come is told who holds it, and leaves. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, lockName);
  take(path, folder);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
    held.delete(path);
  }
}

/** Clears away what processes left that were killed while they took the lock. Only for who holds it. */
export function clearLockRemnants(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${lockName}-`)) continue;
    const path = join(folder, name);
    const owner = read(path);
    if (!owner || !isAlive(owner, path)) rmSync(path, { force: true });
  }
}

const held = new Set<string>();

/**
 * A lock is made with its content in one step (a link to a finished file), so that nobody finds it empty. A dead holder's
 * lock is replaced only by who holds the lock on that very lock, and has then seen that it is still there: of many who find
 * it, one succeeds, and none takes away what another has just taken.
 */
function take(path: string, folder: string): void {
  const mine = `${path}-${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    for (;;) {
      writeFileSync(mine, JSON.stringify(thisProcess()), { mode: 0o600 });
      if (linked(mine, path)) break;
      const holder = read(path);
      // Released meanwhile.
      if (!holder) continue;
      if (isAlive(holder, path)) throw new Refusal(lockHeld(folder, holder.pid, holder.host, holder.since));
      if (succeed(holder, mine, path, folder)) break;
    }
    held.add(path);
  } finally {
    rmSync(mine, { force: true });
  }
}

function succeed(dead: Holder, mine: string, path: string, folder: string): boolean {
  const succession = `${path}-efter-${dead.pid}-${dead.since.replace(/\W/g, "")}`;
  take(succession, folder);
  try {
    const now = read(path);
    if (now?.pid !== dead.pid || now.since !== dead.since) return false;
    renameSync(mine, path);
    return true;
  } finally {
    rmSync(succession, { force: true });
    held.delete(succession);
  }
}

const thisProcess = (): Holder => ({
  pid: process.pid,
  host: hostname(),
  since: new Date().toISOString(),
  life: lifeOf(process.pid),
});

function linked(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    // ENOENT: the holder cleared ours away while it was being written; it is written again.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" || code === "ENOENT") return false;
    throw error;
  }
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    // Half written by a process that was killed then: nobody's.
    if (error instanceof SyntaxError) return { pid: 0, host: hostname(), since: "", life: null };
    throw error;
  }
}

/** Of a process on another machine nothing can be known, so its lock stands. */
function isAlive({ pid, host, life }: Holder, path: string): boolean {
  if (host !== hostname()) return true;
  if (pid === 0) return false;
  // Our own number from an earlier life: the first process of a container always has the same.
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
  const lifeNow = lifeOf(pid);
  return !life || !lifeNow || lifeNow === life;
}
