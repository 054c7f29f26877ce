import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../src/messages/refusal.ts";
import { lockHeld } from "../../src/messages/refusals.ts";

interface Holder {
  pid: number;
  host: string;
  since: string;
}

/** Runs `work` while nobody else may change the folder. The second to come is told who holds it, and leaves. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, ".las");
  take(path, folder);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string, folder: string): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(
        file,
        JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() } satisfies Holder),
      );
      closeSync(file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = read(path);
    if (holder && !isGone(holder)) throw new Refusal(lockHeld(folder, holder.pid, holder.host, holder.since));
    setAside(path);
  }
  throw new Refusal(lockHeld(folder, 0, hostname(), "nyss"));
}

/** Renamed first, so that of two who find the same dead lock only one takes it away. */
function setAside(path: string): void {
  const aside = `${path}-${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    // Killed between making and filling it, or gone again: nobody's lock.
    return null;
  }
}

/** A process of this machine that no longer runs. Of another machine nothing can be known, so its lock stands. */
function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
