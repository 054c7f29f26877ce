/** Writes the example below a folder on disk: the one file of the example that touches the file system. */
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ExampleWriter } from "./writer.ts";

/** The HMAC key of a data folder is readable by its owner only, as the run itself would have made it. */
const PRIVATE_FILES = new Set(["nyckel"]);

export function nodeWriter(dir: string): ExampleWriter {
  return {
    async open(path) {
      const target = join(dir, ...path.split("/"));
      await mkdir(dirname(target), { recursive: true });
      const file = await open(target, "w", PRIVATE_FILES.has(path) ? 0o600 : 0o644);
      return {
        // Waiting for each chunk is the backpressure: a slow disk slows the generator, not the memory.
        write: async (chunk) => {
          const bytes = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
          for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
        },
        close: () => file.close(),
      };
    },
  };
}
