import { QueryError } from "../warehouse/queryError.ts";

/** Six or eight digits and four more: whatever it is, it does not go to a log. */
const identityNumber = /\b(?:\d{6}|\d{8})[-+ ]?\d{4}\b/g;

/**
 * A fault as it may be logged. The engine quotes values in its messages, and a value can be a name: of a database error
 * only its kind and the query are told.
 */
export function faultText(error: unknown): string {
  if (error instanceof QueryError) {
    const [first = ""] = error.message.split("\n");
    const kind = first.split(":")[0] ?? "databasfel";
    return mask(`ett fel i Uppsikt (inte i era filer): ${kind}\ni frågan: ${error.sql.slice(0, 2000)}`);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return mask(`ett fel i Uppsikt (inte i era filer): ${text}`);
}

const mask = (text: string): string => text.replace(identityNumber, "••••••••••••");
