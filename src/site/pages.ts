import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/**
 * A page's own account of itself. `parametrar` says which table and column give a `[name].md` its paths; `rutt` where the page lies
 * in its editions when not where its file says, so that each edition has a start page of its own (`rutt: index`).
 */
const frontMatterSchema = z.object({
  title: z.string().min(1),
  utgavor: z.array(z.string()).min(1),
  ordning: z.number().optional(),
  meny: z.string().optional(),
  rutt: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  parametrar: z.object({ tabell: z.string(), kolumn: z.string() }).optional(),
});

export interface Page {
  /** path inside the pages folder, e.g. `utforare/[utforare].md` */
  file: string;
  /** where the file lies in the staged root: the Framework takes the site's paths from there */
  stagedFile: string;
  /** the site's path, e.g. `/riskmatris`; for a parameterised page the pattern */
  path: string;
  title: string;
  /** short name in the menu; pages without `ordning` stay out of it */
  menuLabel: string;
  order: number | undefined;
  parameters: { table: string; column: string } | undefined;
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;
const isParameterised = (file: string): boolean => file.includes("[");

/** The pages whose front matter names the edition, menu order first. */
export async function pagesOfEdition(pagesDir: string, edition: string): Promise<Page[]> {
  const entries = await readdir(pagesDir, { recursive: true });
  const files = entries.map((entry) => entry.replaceAll("\\", "/")).filter((entry) => entry.endsWith(".md"));
  const pages: Page[] = [];
  for (const file of files.sort()) {
    const page = describePage(file, await readFile(join(pagesDir, file), "utf8"));
    if (page.editions.includes(edition)) pages.push(page.page);
  }
  for (const page of pages) {
    const other = pages.find((candidate) => candidate !== page && candidate.path === page.path);
    if (other)
      throw new Error(`sidorna ${page.file} och ${other.file} vill båda ligga på ${page.path} i utgåvan ${edition}`);
  }
  if (!pages.some((page) => page.path === "/")) {
    throw new Error(`utgåvan ${edition} saknar startsida: ingen index.md nämner den i utgavor`);
  }
  const last = Number.POSITIVE_INFINITY;
  return pages.sort((a, b) => (a.order ?? last) - (b.order ?? last) || (a.path < b.path ? -1 : 1));
}

export function describePage(file: string, source: string): { editions: string[]; page: Page } {
  const match = FRONT_MATTER.exec(source.replaceAll("\r\n", "\n"));
  if (!match) throw new Error(`sidan ${file} saknar ingress (front matter) med title och utgavor`);
  const parsed = frontMatterSchema.safeParse(parse(match[1] ?? ""));
  if (!parsed.success) throw new Error(`sidan ${file}: ${z.prettifyError(parsed.error)}`);
  const { title, utgavor, ordning, meny, rutt, parametrar } = parsed.data;
  // links and data are relative to the file: only a page at the top can move without breaking them
  if (rutt !== undefined && file.includes("/"))
    throw new Error(`sidan ${file}: rutt går bara att ange för en sida överst i mappen`);
  const stagedFile = rutt === undefined ? file : `${rutt}.md`;
  if (isParameterised(file) !== (parametrar !== undefined)) {
    throw new Error(`sidan ${file}: en sida med [parameter] i namnet, och bara en sådan, anger parametrar`);
  }
  const page: Page = {
    file,
    stagedFile,
    path: `/${stagedFile.replace(/\.md$/, "").replace(/(^|\/)index$/, "$1")}`.replace(/(.)\/$/, "$1"),
    title,
    menuLabel: meny ?? title,
    order: ordning,
    parameters: parametrar && { table: parametrar.tabell, column: parametrar.kolumn },
  };
  return { editions: utgavor, page };
}
