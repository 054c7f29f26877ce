import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import type { Page } from "./pages.ts";

const SLUG = /^[a-z0-9][a-z0-9-]*$/;

/** Every path of a parameterised page, from a column of the edition's own data. */
export async function pathsOfPage(page: Page, dataDir: string): Promise<string[]> {
  if (!page.parameters) return [page.path];
  const { table, column } = page.parameters;
  const values = tableFromIPC(await readFile(join(dataDir, `${table}.arrow`))).getChild(column);
  if (!values) throw new Error(`sidan ${page.file}: ${table}.arrow saknar kolumnen ${column}`);
  const slugs = [...new Set([...values].map(String))].sort();
  for (const slug of slugs) {
    // a slug becomes a file name: nothing that could climb out of the site
    if (!SLUG.test(slug))
      throw new Error(`sidan ${page.file}: ${column} ${JSON.stringify(slug)} kan inte bli en adress`);
  }
  return slugs.map((slug) => page.path.replace(/\[[^\]]+\]/, slug));
}
