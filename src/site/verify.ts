import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { externalReference } from "./html.ts";
import type { Manifest } from "./manifest.ts";

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A published file that is not what the manifest says is never shown: better no site than a wrong one. */
export async function verifyPublished(publishedDir: string, manifest: Manifest): Promise<void> {
  for (const { fil, sha256: expected } of manifest.filer) {
    const actual = sha256(await readFile(join(publishedDir, fil)));
    if (actual !== expected)
      throw new Error(`${join(publishedDir, fil)} har ändrats sedan den publicerades; kör uppsikt run igen`);
  }
}

/** The Framework names a data file `<name>.<hash>.arrow`, a part has its own name: every one in the site must be one of the edition's. */
export async function verifyBuiltData(siteDir: string, manifest: Manifest): Promise<number> {
  const dataDir = join(siteDir, "_file", "data");
  const built = existsSync(dataDir) ? await readdir(dataDir) : [];
  const expected = new Map(manifest.filer.map(({ fil, sha256 }) => [fil, sha256]));
  const parts = join(siteDir, "data");
  const files = [
    ...built.map((name) => [join(dataDir, name), name.replace(/\.[0-9a-f]{8}\.arrow$/, ".arrow")] as const),
    ...(existsSync(parts) ? await readdir(parts) : []).map((name) => [join(parts, name), name] as const),
  ];
  for (const [path, source] of files)
    if (expected.get(source) !== sha256(await readFile(path)))
      throw new Error(`datafilen ${source} i webbplatsen stämmer inte med manifestet`);
  return files.length;
}

export async function verifyPages(siteDir: string): Promise<number> {
  const files = (await readdir(siteDir, { recursive: true })).filter((file) => file.endsWith(".html"));
  for (const file of files) {
    const external = externalReference(await readFile(join(siteDir, file), "utf8"));
    if (external) throw new Error(`sidan ${file} hämtar något från en annan värd: ${external}`);
  }
  return files.length;
}
