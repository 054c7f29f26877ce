import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../src/messages/refusal.ts";
import { badKey } from "../../src/messages/refusals.ts";

/** The data folder's HMAC key, made at the first run and readable by its owner only. It never leaves the folder. */
export function readKey(dataFolder: string): Buffer {
  const path = join(dataFolder, "nyckel");
  return existingKey(path) ?? makeKey(path);
}

/** Null where the file does not exist. */
export function existingKey(path: string): Buffer | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, "utf8").trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Refusal(badKey(path));
  return Buffer.from(text, "hex");
}

/** A new key that its owner alone can read. Throws where the file exists: a key in use is never written over. */
export function makeKey(path: string): Buffer {
  const key = randomBytes(32);
  writeFileSync(path, `${key.toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  return key;
}
