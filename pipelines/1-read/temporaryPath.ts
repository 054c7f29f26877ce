import { randomUUID } from "node:crypto";
import { join } from "node:path";

/** A new name each time: the same bytes may be delivered twice, and two copies must not write to one file. */
export const temporaryPath = (folder: string): string => join(folder, `${randomUUID()}.csv`);
