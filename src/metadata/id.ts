import { createHash } from "node:crypto";

/**
 * An id from what makes the object itself, the same in every run: decisions and answers hang on it. Equal to the SQL
 * macro `id_av(prefix, concat_ws('|', …))`, so that a query and the code that judges give one object one id.
 *
 * @example contentId("R", "E1", "medarbetare") // "R-" + 12 hex digits
 */
export function contentId(prefix: string, ...parts: readonly (string | number)[]): string {
  return `${prefix}-${createHash("md5").update(parts.join("|"), "utf8").digest("hex").slice(0, 12)}`;
}
