import { readFileSync } from "node:fs";
import { join } from "node:path";
import { footer } from "./dashboards/layout/footer.ts";
import { head } from "./dashboards/layout/head.ts";
import { header } from "./dashboards/layout/header.ts";
import { CONTEXT_FILE, type SiteContext } from "./src/site/context.ts";

// The Framework never builds dashboards/ itself: `uppsikt build` stages pages and one edition, then says where.
const root = process.env.UPPSIKT_SITE_ROOT;
const output = process.env.UPPSIKT_SITE_DIST;
if (!root || !output) throw new Error("webbplatsen byggs med uppsikt build, som ställer fram sidor och data först");

const context = JSON.parse(readFileSync(join(root, CONTEXT_FILE), "utf8")) as SiteContext;

export default {
  root,
  output,
  title: `Uppsikt ${context.kommun}`,
  style: "style/index.css",
  dynamicPaths: context.dynamicPaths,
  head: head(),
  header: ({ path }: { path: string }) => header(context, path),
  footer: footer(context),
  // each of these defaults would fetch something from another host, show the build's clock or break WCAG
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
};
