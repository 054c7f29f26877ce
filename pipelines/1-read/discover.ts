import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "../../src/contracts/language/types.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { emptyFile, missingMandatory, noDataFolder } from "../../src/messages/refusals.ts";

export interface SourceFile {
  readonly source: string;
  /** Path inside the data folder, with `/`. */
  readonly file: string;
  readonly path: string;
}

export interface Delivery {
  readonly files: readonly SourceFile[];
  /** Sources with at least one file. */
  readonly sources: ReadonlySet<string>;
  /** Folders that are no source; a warning, since a misspelt name would else go unnoticed. */
  readonly unknownFolders: readonly string[];
}

const reserved = new Set(["mappningar", "facit", "nyckel", "uppsikt.yaml"]);
const naturalOrder = new Intl.Collator("sv", { numeric: true });

/** What a data folder holds. Within a source files come in natural order: a later name is a newer delivery. */
export function discover(dataFolder: string, contracts: readonly Contract[]): Delivery {
  let entries: string[];
  try {
    entries = readdirSync(dataFolder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Refusal(noDataFolder(dataFolder));
    throw error;
  }
  const known = new Set(contracts.map((contract) => contract.source));
  const folders = entries.filter((name) => !name.startsWith(".") && statSync(join(dataFolder, name)).isDirectory());
  const files = contracts.flatMap((contract) => {
    if (!folders.includes(contract.source)) return [];
    return readdirSync(join(dataFolder, contract.source))
      .filter((name) => /\.(csv|txt)$/i.test(name) && !name.startsWith("."))
      .sort(naturalOrder.compare)
      .map((name) => ({
        source: contract.source,
        file: `${contract.source}/${name}`,
        path: join(dataFolder, contract.source, name),
      }));
  });
  const sources = new Set(files.map((file) => file.source));
  for (const contract of contracts)
    if (contract.mandatory && !sources.has(contract.source))
      throw new Refusal(missingMandatory(contract.source, join(dataFolder, contract.source)));
  for (const file of files) if (statSync(file.path).size === 0) throw new Refusal(emptyFile(file.file));
  return { files, sources, unknownFolders: folders.filter((name) => !known.has(name) && !reserved.has(name)).sort() };
}
