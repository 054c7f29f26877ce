// Starts the commands that `npm start` and `npm test` are made of.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./setup.js";

/** Runs a Node script of the repository or of a package, with our terminal. Resolves to its exit code. */
export function node(script, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...environment },
    });
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
  });
}
