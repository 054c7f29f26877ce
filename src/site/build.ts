import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { withLock } from "../../pipelines/common/lock.ts";
import { bundleWorkers } from "./bundle.ts";
import { runFramework } from "./framework.ts";
import { hardenHtml } from "./html.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { stageSite } from "./stage.ts";
import { replaceDirectory } from "./swap.ts";
import { verifyBuiltData, verifyPages, verifyPublished } from "./verify.ts";

export interface BuildOptions {
  outDir: string;
  edition: string;
  /** the clone: node_modules, dashboards/ and observablehq.config.ts lie here */
  cloneDir: string;
  /** pages from elsewhere, for tests; default `<cloneDir>/dashboards` */
  pagesDir?: string;
  onProgress?: (progress: BuildProgress) => void;
}

export interface BuildProgress {
  step: "las" | "lagg-fram" | "bygg" | "kontrollera" | "klart";
  done: number;
  total: number;
}

/** Builds the site of one published edition to `outDir/site/<edition>`: all of it or nothing, without network. */
export async function buildSite(options: BuildOptions): Promise<{ siteDir: string; pages: number }> {
  const outDir = resolve(options.outDir);
  const cloneDir = resolve(options.cloneDir);
  const { edition, onProgress = () => {} } = options;
  const publishedDir = join(outDir, "published", edition);
  const siteDir = join(outDir, "site", edition);

  onProgress({ step: "las", done: 0, total: 0 });
  const manifest = await readManifest(publishedDir);
  if (manifest.utgava !== edition)
    throw new Error(`${publishedDir} innehåller utgåvan ${manifest.utgava}, inte ${edition}`);
  await verifyPublished(publishedDir, manifest);

  const stageDir = join(cloneDir, ".uppsikt", "bygge", stageName(outDir, edition));
  // One build at a time per stage.
  return withLock(stageDir, async () => {
    try {
      const rootDir = join(stageDir, "rot");
      const distDir = join(stageDir, "dist");
      const pagesDir = options.pagesDir ?? join(cloneDir, "dashboards");
      onProgress({ step: "lagg-fram", done: 0, total: 0 });
      const paths = await stageSite({ cloneDir, pagesDir, publishedDir, manifest, rootDir });

      let done = 0;
      await runFramework({
        cloneDir,
        // relative: the Framework clears its output only when it lies below the working directory
        rootDir: relative(cloneDir, rootDir).replaceAll("\\", "/"),
        distDir: relative(cloneDir, distDir).replaceAll("\\", "/"),
        onLine: (line) => {
          // each page is first read, then written
          if (/^(load|render) /.test(line)) onProgress({ step: "bygg", done: ++done, total: 2 * paths.length });
        },
      });

      onProgress({ step: "kontrollera", done: 0, total: paths.length });
      await hardenPages(distDir);
      await addParts(publishedDir, distDir, manifest);
      await bundleWorkers(cloneDir, join(cloneDir, "dashboards"), distDir);
      await verifyBuiltData(distDir, manifest);
      const pages = await verifyPages(distDir);
      await replaceDirectory(distDir, siteDir);
      onProgress({ step: "klart", done: pages, total: pages });
      return { siteDir, pages };
    } finally {
      for (const part of ["rot", "dist"]) await rm(join(stageDir, part), { recursive: true, force: true });
    }
  });
}

/** One stage per output folder and edition, so that two kommuner in one clone never mix. */
function stageName(outDir: string, edition: string): string {
  return createHash("sha256").update(`${outDir}\n${edition}`).digest("hex").slice(0, 16);
}

/** The Framework copies the data that pages name; the parts of large datasets are fetched by number, and lie in `data/`. */
async function addParts(publishedDir: string, distDir: string, manifest: Manifest): Promise<void> {
  await mkdir(join(distDir, "data"), { recursive: true });
  for (const { fil, del } of manifest.filer)
    if (del !== undefined) await copyFile(join(publishedDir, fil), join(distDir, "data", fil));
}

async function hardenPages(distDir: string): Promise<void> {
  for (const file of await readdir(distDir, { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    const path = join(distDir, file);
    await writeFile(path, hardenHtml(await readFile(path, "utf8")));
  }
}
