import { copyFile, cp, mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { bundleComponents } from "./bundle.ts";
import { CONTEXT_FILE, type SiteContext } from "./context.ts";
import type { Manifest } from "./manifest.ts";
import { seedNpmCache } from "./npmSeed.ts";
import { type Page, pagesOfEdition } from "./pages.ts";
import { pathsOfPage } from "./parameters.ts";

export interface StagePlan {
  cloneDir: string;
  pagesDir: string;
  publishedDir: string;
  manifest: Manifest;
  rootDir: string;
}

/** Lays out a fresh root for the Framework: this edition's pages and data, nothing else. Returns the paths to come. */
export async function stageSite({ cloneDir, pagesDir, publishedDir, manifest, rootDir }: StagePlan): Promise<string[]> {
  await rm(rootDir, { recursive: true, force: true });
  await mkdir(join(rootDir, "components"), { recursive: true });
  const dashboards = join(cloneDir, "dashboards");

  const pages = await pagesOfEdition(pagesDir, manifest.utgava);
  for (const page of pages) await copyInto(rootDir, join(pagesDir, page.file), page.stagedFile);
  for (const { fil, del } of manifest.filer)
    if (del === undefined) await copyInto(rootDir, join(publishedDir, fil), join("data", fil));
  await cp(join(dashboards, "style"), join(rootDir, "style"), { recursive: true });
  await bundleComponents(cloneDir, dashboards, rootDir);
  await seedNpmCache(rootDir);

  const paths: string[] = [];
  for (const page of pages) paths.push(...(await pathsOfPage(page, join(rootDir, "data"))));
  await writeFile(join(rootDir, CONTEXT_FILE), JSON.stringify(siteContext(manifest, pages, paths), null, 2));
  await setTimes(rootDir, new Date(`${manifest.per_datum}T00:00:00Z`));
  return paths;
}

function siteContext(manifest: Manifest, pages: Page[], paths: string[]): SiteContext {
  const { kommun, exempel, utgava, per_datum, korning } = manifest;
  const plain = pages.filter((page) => !page.parameters && page.path !== "/404");
  const link = ({ path, menuLabel }: Page) => ({ path, label: menuLabel });
  return {
    kommun,
    exempel,
    utgava,
    per_datum,
    korning,
    menu: plain.filter((page) => page.order !== undefined).map(link),
    footerLinks: plain.filter((page) => page.order === undefined).map(link),
    dynamicPaths: paths.filter((path) => !plain.some((page) => page.path === path) && path !== "/404"),
  };
}

async function copyInto(rootDir: string, source: string, target: string): Promise<void> {
  await mkdir(dirname(join(rootDir, target)), { recursive: true });
  await copyFile(source, join(rootDir, target));
}

/** The Framework writes each file's mtime into the pages: the as-of date is the only time that may show. */
async function setTimes(rootDir: string, time: Date): Promise<void> {
  for (const entry of await readdir(rootDir, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), time, time);
  }
}
