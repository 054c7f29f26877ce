import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseYaml } from "../../src/config/yaml.ts";
import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { nearest } from "../../src/messages/nearest.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { mappingUnknownColumn, mappingUnknownSource, unknownMapping } from "../../src/messages/refusals.ts";
import { root } from "../common/repository.ts";

/**
 * How one kind of export is laid onto a canonical source: `mappningar/<namn>.yaml`, reusable between kommuner.
 * The first mapping whose `kalla` and `filer` fit a file is used.
 */
const schema = z.strictObject({
  kalla: z.string(),
  /** File names the mapping is for; `*` stands for any text. Absent: every file of the source. */
  filer: z.string().optional(),
  kodning: z.enum(["utf-8", "windows-1252", "utf-16le"]).optional(),
  /** Header in the file → canonical column. */
  kolumner: z.record(z.string(), z.string()).optional(),
  /** Canonical column → a value for every row. */
  fasta: z.record(z.string(), z.string()).optional(),
  /** Header in the file → values to keep; other rows are not rows of this source. */
  behall: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /** Canonical column → (code in the file → code). */
  koder: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  timformat: z.enum(["decimal", "klocka"]).optional(),
});

export type Mapping = z.infer<typeof schema> & { readonly namn: string };

const shippedFolder = join(root, "data", "mappningar");

/** The mappings in force: the data folder's own, by name, and then the shipped ones that `uppsikt.yaml` asks for. */
export function readMappings(dataFolder: string, shipped: readonly string[] = []): Mapping[] {
  const own = names(join(dataFolder, "mappningar")).map((name) =>
    readMapping(join(dataFolder, "mappningar"), `mappningar/${name}`, name),
  );
  const known = names(shippedFolder);
  const chosen = shipped.map((wanted) => {
    const name = known.find((file) => baseName(file) === wanted);
    if (name === undefined) throw new Refusal(unknownMapping(wanted, known.map(baseName)));
    return readMapping(shippedFolder, `data/mappningar/${name}`, name);
  });
  return [...own, ...chosen];
}

const baseName = (file: string): string => file.replace(/\.ya?ml$/, "");

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

const readMapping = (folder: string, shown: string, name: string): Mapping => ({
  namn: baseName(name),
  ...parseYaml(shown, readFileSync(join(folder, name), "utf8"), schema),
});

/** A mapping that names what no contract has would silently do nothing: it is refused instead. */
export function checkMappings(mappings: readonly Mapping[], contracts: readonly Contract[]): void {
  const sources = contracts.map((contract) => contract.source);
  for (const { namn, kalla, kolumner, fasta, koder } of mappings) {
    const contract = contracts.find(({ source }) => source === kalla);
    if (!contract) throw new Refusal(mappingUnknownSource(namn, kalla, nearest(kalla, sources)));
    const known = keptColumns(contract).map(([name]) => name);
    const named = [
      ...Object.values(kolumner ?? {}).map((column) => ["kolumner", column] as const),
      ...Object.keys(fasta ?? {}).map((column) => ["fasta", column] as const),
      ...Object.keys(koder ?? {}).map((column) => ["koder", column] as const),
    ];
    for (const [key, column] of named)
      if (!known.includes(column))
        throw new Refusal(mappingUnknownColumn(namn, key, column, kalla, nearest(column, known)));
  }
}

export function mappingFor(mappings: readonly Mapping[], source: string, file: string): Mapping | null {
  const fits = (pattern: string | undefined): boolean =>
    pattern === undefined ||
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "i").test(file);
  return mappings.find((mapping) => mapping.kalla === source && fits(mapping.filer)) ?? null;
}
