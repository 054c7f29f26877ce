import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Contract } from "../../src/contracts/language/types.ts";
import { parseSqlFile, type SqlFile } from "../../src/metadata/header.ts";

/** The root of the installation: where `pipelines/` and `data/` are. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** All SQL files straight under a folder of the repository, by name. Adding a file is all it takes. */
export function sqlFiles(folder: string): SqlFile[] {
  const directory = join(root, folder);
  return readdirSync(directory)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const path = join(directory, name);
      return parseSqlFile(relative(root, path).replaceAll("\\", "/"), readFileSync(path, "utf8"));
    });
}

let contracts: Promise<Contract[]> | undefined;

/** Every contract in `src/contracts`, by source name. */
export function allContracts(): Promise<Contract[]> {
  contracts ??= loadContracts();
  return contracts;
}

async function loadContracts(): Promise<Contract[]> {
  const directory = join(root, "src", "contracts");
  const files = readdirSync(directory)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(join(directory, file)).href)) as { default: Contract };
      return module.default;
    }),
  );
}
