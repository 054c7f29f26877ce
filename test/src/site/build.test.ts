import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../../../src/site/build.ts";
import { sha256 } from "../../../src/site/verify.ts";
import { galleryTables, writeEdition } from "../../browser/edition.ts";

const cloneDir = resolve(import.meta.dirname, "../../..");
const pagesDir = join(cloneDir, "test/browser/galleri");
const canCutNetwork = spawnSync("unshare", ["-rn", "true"]).status === 0;

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "uppsikt-site-"));
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function published(name: string, utforare = 3): Promise<string> {
  const outDir = join(work, name);
  await writeEdition(outDir, "intern", galleryTables(utforare, 60));
  return outDir;
}

async function contents(dir: string): Promise<Record<string, string>> {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const pairs = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(dir.length), sha256(await readFile(path))] as const;
  });
  return Object.fromEntries((await Promise.all(pairs)).sort());
}

describe("buildSite", () => {
  it("gives the same bytes for the same edition, wherever it lies and whatever its files' times", async () => {
    const [first, second] = [await published("en"), await published("tva")];
    const later = new Date("2031-05-06T07:08:09Z");
    await utimes(join(second, "published/intern/risker.arrow"), later, later);
    const a = await buildSite({ outDir: first, edition: "intern", cloneDir, pagesDir });
    const b = await buildSite({ outDir: second, edition: "intern", cloneDir, pagesDir });
    expect(await contents(a.siteDir)).toEqual(await contents(b.siteDir));
    const pages = (await readdir(pagesDir)).filter((name) => name.endsWith(".md"));
    expect(a.pages).toBe(pages.length + 3); // and one per utförare
  });

  it("makes one page per utförare, in Swedish, with a policy and the as-of date", async () => {
    const outDir = join(work, "en");
    const html = await readFile(join(outDir, "site/intern/utforare/lindgarden.html"), "utf8");
    expect(html).toContain('<html lang="sv">');
    expect(html).not.toContain("maximum-scale");
    expect(html).toContain("default-src 'self'");
    expect(html).toContain("Uppgifter till och med");
    expect(html).toContain("31 december 2025");
    expect(html).toContain("K-3f9c2a71d0e4");
    expect(html).toContain("Exempeldata: påhittad kommun");
    expect(html).toContain(`"lastModified":${Date.UTC(2025, 11, 31)}`);
  });

  it("leaves no stage and no lock behind, and clears away the pages of an older build", async () => {
    const outDir = await published("mindre", 3);
    await buildSite({ outDir, edition: "intern", cloneDir, pagesDir });
    await writeEdition(outDir, "intern", galleryTables(1, 60));
    const { siteDir } = await buildSite({ outDir, edition: "intern", cloneDir, pagesDir });
    expect(await readdir(join(siteDir, "utforare"))).toEqual(["bjorkens-hemtjanst.html"]);
    expect(await readdir(join(outDir, "site"))).toEqual(["intern"]);
  });

  it.skipIf(!canCutNetwork)("builds in a namespace without network", async () => {
    const outDir = await published("utan-nat", 1);
    const code = `import {buildSite} from "./src/site/build.ts"; await buildSite(${JSON.stringify({ outDir, edition: "intern", cloneDir, pagesDir })});`;
    execFileSync("unshare", ["-rn", process.execPath, "--import", "tsx", "--input-type=module", "-e", code], {
      cwd: cloneDir,
      stdio: "pipe",
    });
    expect(Object.keys(await contents(join(outDir, "site/intern")))).toContain("/index.html");
  });

  it("keeps the old site when a published file is not what the manifest says", async () => {
    const outDir = join(work, "en");
    const before = await contents(join(outDir, "site/intern"));
    await writeFile(join(outDir, "published/intern/risker.arrow"), "något annat");
    await expect(buildSite({ outDir, edition: "intern", cloneDir, pagesDir })).rejects.toThrow(/har ändrats sedan/);
    expect(await contents(join(outDir, "site/intern"))).toEqual(before);
  });

  it("says what to do when nothing is published", async () => {
    await expect(buildSite({ outDir: join(work, "tom"), edition: "intern", cloneDir, pagesDir })).rejects.toThrow(
      /kör först uppsikt run/,
    );
  });

  it("refuses a page that reaches for the network, and keeps the old site", async () => {
    const outDir = await published("lackande", 1);
    const leaking = join(work, "lackande-sidor");
    await mkdir(leaking, { recursive: true });
    const front = "---\ntitle: Start\nutgavor: [intern]\n---\n";
    await writeFile(join(leaking, "index.md"), `${front}<img src="https://example.com/spion.png" alt="">\n`);
    await expect(buildSite({ outDir, edition: "intern", cloneDir, pagesDir: leaking })).rejects.toThrow(/annan värd/);
  });

  it("refuses a broken link", async () => {
    const outDir = await published("bruten", 1);
    const pages = join(work, "brutna-sidor");
    await mkdir(pages, { recursive: true });
    await writeFile(join(pages, "index.md"), "---\ntitle: Start\nutgavor: [intern]\n---\n[Bort](/finns-inte)\n");
    await expect(buildSite({ outDir, edition: "intern", cloneDir, pagesDir: pages })).rejects.toThrow(/brutna länkar/);
  });
});
