import { spawn } from "node:child_process";
import { join } from "node:path";

export interface FrameworkRun {
  cloneDir: string;
  rootDir: string;
  distDir: string;
  onLine: (line: string) => void;
}

/** Runs the Framework's build as a child process: it keeps state per process and writes to stdout. */
export async function runFramework({ cloneDir, rootDir, distDir, onLine }: FrameworkRun): Promise<void> {
  const bin = join(cloneDir, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
  const child = spawn(process.execPath, [bin, "build"], {
    cwd: cloneDir,
    env: {
      ...process.env,
      TZ: "UTC",
      NO_COLOR: "1",
      OBSERVABLE_TELEMETRY_DISABLE: "true",
      UPPSIKT_SITE_ROOT: rootDir,
      UPPSIKT_SITE_DIST: distDir,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      log += chunk;
      for (const line of chunk.split("\n")) if (line.trim()) onLine(line.trimEnd());
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`webbplatsen kunde inte byggas (kod ${code})${hint(log)}:\n${log.slice(-4000)}`);
  // a broken link is only a warning to the Framework; to a reader it is a page that is not there; the skip link's
  // target is the host's own element, which it does not count
  const broken = (log.match(/^↳ .*$/gm) ?? []).filter((line) => !line.endsWith("#observablehq-main"));
  if (broken.length > 0) throw new Error(`webbplatsen har brutna länkar:\n${broken.join("\n")}`);
}

/** A page that reaches for the network fails to build here and would leak in a reader's browser. */
function hint(log: string): string {
  return /jsdelivr|registry\.npmjs/.test(log)
    ? "; en sida hämtar ett bibliotek utifrån: läs data med .arrayBuffer() och importera allt från components/index.js"
    : "";
}
