import { readFileSync } from "node:fs";

/**
 * The start of the machine and, within it, of a process: numbers are given out anew, above all after a power cut. Null where
 * the system does not tell (only Linux does, in a file).
 */
export function lifeOf(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The name, field 2, may hold spaces and parentheses; the start time is field 22 (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\)\s/s, "")
      .split(" ");
    // A zombie has ended; its parent has just not asked how.
    return fields[0] === "Z" ? "avslutad" : `${boot}/${fields[19]}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH" || code === "EACCES") return null;
    throw error;
  }
}
