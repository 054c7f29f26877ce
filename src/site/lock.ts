import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** One build at a time per stage. A lock whose process has died is taken over. */
export async function holdLock(stageDir: string): Promise<() => Promise<void>> {
  const path = `${stageDir}.las`;
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(path, String(process.pid), { flag: "wx" });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number(await readFile(path, "utf8"));
      if (isAlive(holder)) throw new Error(`samma webbplats byggs redan av process ${holder}; vänta tills den är klar`);
      await rm(path, { force: true });
    }
  }
  throw new Error(`låset ${path} kunde inte tas; försök igen`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
