import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "../../src/contracts/language/types.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { emptyFile, missingMandatory, noDataFolder, unreadableFormat } from "../../src/messages/refusals.ts";

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
const leftBySystem = /^(thumbs\.db|desktop\.ini)$/i;
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
      .filter((name) => !name.startsWith(".") && !leftBySystem.test(name))
      .sort((a, b) => naturalOrder.compare(a, b) || (a < b ? -1 : 1))
      .map((name) => ({
        source: contract.source,
        file: `${contract.source}/${name}`,
        path: join(dataFolder, contract.source, name),
      }));
  });
  for (const { file } of files) if (!/\.(csv|txt|xlsx)$/i.test(file)) throw new Refusal(unreadableFormat(file));
  const sources = new Set(files.map((file) => file.source));
  for (const contract of contracts)
    if (contract.mandatory && !sources.has(contract.source))
      throw new Refusal(missingMandatory(contract.source, join(dataFolder, contract.source)));
  for (const file of files) if (statSync(file.path).size === 0) throw new Refusal(emptyFile(file.file));
  return { files, sources, unknownFolders: folders.filter((name) => !known.has(name) && !reserved.has(name)).sort() };
}
