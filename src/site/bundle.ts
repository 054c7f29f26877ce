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

async function pageModules(folder: string): Promise<{ in: string; out: string }[]> {
  if (!existsSync(folder)) return [];
  const pages = (await readdir(folder)).filter((page) => existsSync(join(folder, page, "index.ts"))).sort();
  return pages.map((page) => ({ in: join(folder, page, "index.ts"), out: `pages/${page}` }));
}
