// `npm start`: the example municipality from nothing to pages on screen.
import "./setup.js";
import { existsSync, renameSync, rmSync } from "node:fs";
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
if (!existsSync(example)) {
  // Made beside and renamed, so that an interrupted start leaves no half municipality.
  const beside = join(root, "exempel.ny");
  rmSync(beside, { recursive: true, force: true });
  await uppsikt("example", "--data", beside);
  renameSync(beside, example);
}
const out = join(root, "ut");
await uppsikt("run", "--data", example, "--out", out);
await uppsikt("build", "--out", out);
await uppsikt("serve", "--out", out, ...process.argv.slice(2));
