// `npm test`: types, lint, then every test. Arguments go to the test runner: `npm test -- test/src/plan`.
import "./setup.js";
import { node } from "./processes.js";

const failures = [];
const check = async (name, ...command) => {
  if ((await node(...command)) !== 0) failures.push(name);
};

await Promise.all([
  check("typer", "node_modules/typescript/bin/tsc", ["--noEmit"]),
  check("stil", "node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
]);
await check("tester", "node_modules/vitest/vitest.mjs", ["run", ...process.argv.slice(2)]);
if (failures.length > 0) {
  process.stderr.write(`\nUnderkänt: ${failures.join(", ")}.\n`);
  process.exit(1);
}
