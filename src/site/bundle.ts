import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * The components, each page's own module (`pages/<sida>/index.ts` becomes `pages/<sida>.js`) and the libraries they use, as a
 * few plain modules shared by every page and cached by the browser. Left to itself the Framework makes some forty modules
 * of Plot and d3 and loads them all on every page.
 */
export async function bundleComponents(cloneDir: string, dashboardsDir: string, rootDir: string): Promise<void> {
  await build({
    absWorkingDir: cloneDir,
    entryPoints: [
      { in: join(dashboardsDir, "components", "index.ts"), out: "components/index" },
      ...(await pageModules(join(dashboardsDir, "pages"))),
    ],
    outdir: rootDir,
    bundle: true,
    splitting: true,
    chunkNames: "components/[name]-[hash]",
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
  });
}

/**
 * Work that would stall a page runs beside it, in a worker: one file each in `arbete/`, whole in itself. A worker lies where the page's
 * own policy allows it, and the Framework knows nothing of it.
 */
export async function bundleWorkers(cloneDir: string, dashboardsDir: string, distDir: string): Promise<void> {
  const folder = join(dashboardsDir, "workers");
  const workers = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort() : [];
  await build({
    absWorkingDir: cloneDir,
    entryPoints: workers.map((name) => ({ in: join(folder, name), out: name.replace(/\.ts$/, "") })),
    outdir: join(distDir, "arbete"),
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    alias: {
      // the package's own door compresses in workers made of text, which a page's policy forbids; this worker is one already
      "write-excel-file/sync": join(cloneDir, "node_modules/write-excel-file/modules/export/writeXlsxFileUniversal.js"),
    },
  });
}

async function pageModules(folder: string): Promise<{ in: string; out: string }[]> {
  if (!existsSync(folder)) return [];
  const pages = (await readdir(folder)).filter((page) => existsSync(join(folder, page, "index.ts"))).sort();
  return pages.map((page) => ({ in: join(folder, page, "index.ts"), out: `pages/${page}` }));
}
