import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseYaml } from "../../src/config/yaml.ts";

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
  behall: z.record(z.string(), z.array(z.string())).optional(),
  /** Canonical column → (code in the file → code). */
  koder: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  timformat: z.enum(["decimal", "klocka"]).optional(),
});

export type Mapping = z.infer<typeof schema> & { readonly namn: string };

/** All mappings of a data folder, by name. */
export function readMappings(dataFolder: string): Mapping[] {
  const folder = join(dataFolder, "mappningar");
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return files
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({
      namn: name.replace(/\.ya?ml$/, ""),
      ...parseYaml(`mappningar/${name}`, readFileSync(join(folder, name), "utf8"), schema),
    }));
}

export function mappingFor(mappings: readonly Mapping[], source: string, file: string): Mapping | null {
  const fits = (pattern: string | undefined): boolean =>
    pattern === undefined ||
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "i").test(file);
  return mappings.find((mapping) => mapping.kalla === source && fits(mapping.filer)) ?? null;
}
