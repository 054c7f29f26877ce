import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { buildSite } from "../../src/site/build.ts";
import { serveSite } from "../../src/site/serve.ts";
import { launchBrowser } from "./browser.ts";
import { galleryTables, writeEdition } from "./edition.ts";

export interface GallerySite {
  readonly url: string;
  /** a folder of the test's own, gone when the site closes */
  readonly work: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

const cloneDir = resolve(import.meta.dirname, "../..");

/** The gallery of components, built with made-up tables and served, and a browser to look at it with. */
export async function gallerySite(): Promise<GallerySite> {
  const work = await mkdtemp(join(tmpdir(), "uppsikt-galleri-"));
  await writeEdition(work, "intern", galleryTables());
  const pagesDir = join(cloneDir, "test/browser/galleri");
  const { siteDir } = await buildSite({ outDir: work, edition: "intern", cloneDir, pagesDir });
  const site = await serveSite({ dir: siteDir, port: 0 });
  const browser = await launchBrowser();
  return {
    url: site.url,
    work,
    browser,
    close: async () => {
      await browser.close();
      await site.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}
