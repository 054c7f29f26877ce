// Installs what package-lock.json says when it is not there. Plain JavaScript without dependencies: it runs before there are any.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Uppsikt behöver Node 20.19 eller nyare; här finns ${process.versions.node}.\n`);
  process.exit(1);
}

const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
const mark = join(root, "node_modules", ".uppsikt-lock");
const installed = existsSync(mark) && readFileSync(mark, "utf8") === lock;

if (!installed) {
  process.stderr.write("Installerar beroenden ur package-lock.json …\n");
  // The npm that started us, whatever it is called on this system.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const [command, ...rest] = npm;
  const args = [...rest, "ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: !process.env.npm_execpath });
  if (status !== 0) {
    process.stderr.write("Installationen gick inte; rätta felet ovan och försök igen.\n");
    process.exit(status ?? 1);
  }
  writeFileSync(mark, lock);
}
