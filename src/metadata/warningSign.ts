import { z } from "zod";
import type { SqlFile } from "./header.ts";

const text = z.string().min(10);

const header = z.strictObject({
  tecken: z.string().regex(/^[a-z-]+$/),
  namn: z.string().min(3),
  /** Where it stands in a list of signs. */
  ordning: z.number().int(),
  /** Sources that the sign cannot do without. */
  kallor: z.array(z.string()).min(1),
  trosklar: z.record(z.string(), z.string()),
  krav: z.array(z.string().regex(/^(OR|NA|NO|HU|SN|F|AC)-\d+[a-z]?$/)).min(1),
  oskyldig_forklaring: text,
  fraga: text,
  /** Evidence: who says that this is a sign. */
  kalla: text,
});

export interface WarningSign extends z.infer<typeof header> {
  readonly path: string;
  readonly sql: string;
}

/** The metadata of a sign of obestånd, proven against its own SQL. Throws a sentence that names the file and what is wrong. */
export function warningSign(file: SqlFile): WarningSign {
  const parsed = header.safeParse(file.header);
  if (!parsed.success)
    throw new Error(`header of ${file.path} does not hold: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
  const sign = parsed.data;
  if (sign.tecken !== file.name)
    throw new Error(`${file.path} says tecken: ${sign.tecken}; it must be the file's name`);
  const used = [...new Set([...file.body.matchAll(/\btroskel\('(\w+)'\)/g)].map((match) => match[1]!))].sort();
  const declared = Object.keys(sign.trosklar).sort();
  if (used.join() !== declared.join())
    throw new Error(`${file.path} uses the thresholds ${used.join(", ")}, and its header names ${declared.join(", ")}`);
  return { ...sign, path: file.path, sql: file.body };
}
