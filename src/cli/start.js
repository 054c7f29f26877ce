// `npm start`: the example municipality from nothing to pages on screen.
import "./setup.js";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { node } from "./processes.js";
import { root } from "./setup.js";

// A Ctrl-C reaches the child too, which ends by itself; we wait for it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);

const uppsikt = async (...args) => {
  const code = await node("src/cli/uppsikt.js", args);
  if (code !== 0) process.exit(code);
};

const example = join(root, "exempel");
if (!existsSync(example)) await uppsikt("example", "--data", example);
const out = join(root, "ut");
await uppsikt("run", "--data", example, "--out", out);
await uppsikt("build", "--out", out);
await uppsikt("serve", "--out", out, ...process.argv.slice(2));
