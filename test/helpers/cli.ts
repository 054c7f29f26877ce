import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { vi } from "vitest";
import { root } from "../../pipelines/common/repository.ts";

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts `node src/cli/uppsikt.js`, as a kommun does. */
export function startUppsikt(args: readonly string[], env: NodeJS.ProcessEnv = {}): [ChildProcess, Promise<Ended>] {
  return startNode([join(root, "src", "cli", "uppsikt.js"), ...args], env);
}

export const uppsikt = (args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> => startUppsikt(args, env)[1];

export function startNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): [ChildProcess, Promise<Ended>] {
  const child = spawn(process.execPath, [...args], { cwd: root, env: { ...process.env, ...env } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return [child, ended];
}

/** The same command line in this process: what it says and its exit code, without the second that a new process takes. */
export async function uppsiktHere(args: readonly string[]): Promise<Ended> {
  const { main } = await import("../../src/cli/main.ts");
  const written = { stdout: "", stderr: "" };
  const catching = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((chunk: string | Uint8Array) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  try {
    const code = await main(["node", "uppsikt", ...args]);
    return { code, signal: null, ...written };
  } finally {
    for (const stream of catching) stream.mockRestore();
  }
}

/** Ended well, or a failure that says what it wrote. */
export function succeeded(ended: Ended): Ended {
  if (ended.code !== 0) throw new Error(`exit ${ended.code ?? ended.signal}: ${ended.stderr}${ended.stdout}`);
  return ended;
}
