import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../src/messages/refusal.ts";
import { badKey } from "../../src/messages/refusals.ts";

/** The data folder's HMAC key, made at the first run and readable by its owner only. It never leaves the folder. */
export function readKey(dataFolder: string): Buffer {
  const path = join(dataFolder, "nyckel");
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    text = randomBytes(32).toString("hex");
    writeFileSync(path, `${text}\n`, { mode: 0o600, flag: "wx" });
  }
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Refusal(badKey(path));
  return Buffer.from(text, "hex");
}
