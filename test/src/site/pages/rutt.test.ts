import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, it } from "vitest";
import { editions } from "../../../../pipelines/7-publish/run.ts";
import { describePage, pagesOfEdition } from "../../../../src/site/pages.ts";

let folder = "";
afterEach(() => rm(folder, { recursive: true, force: true }));

const page = (utgavor: string, more = ""): string => `---\ntitle: Sida\nutgavor: [${utgavor}]\n${more}---\n`;

async function pages(files: Record<string, string>): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), "uppsikt-rutt-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

it("lets each edition have a start page of its own", async () => {
  const dir = await pages({ "index.md": page("intern"), "avstamning.md": page("ekonomi", "rutt: index\n") });
  expect(await pagesOfEdition(dir, "ekonomi")).toMatchObject([
    { file: "avstamning.md", stagedFile: "index.md", path: "/" },
  ]);
  expect(await pagesOfEdition(dir, "intern")).toMatchObject([{ file: "index.md", stagedFile: "index.md", path: "/" }]);
});

it("refuses two pages on one path, and a page that its links would not follow", async () => {
  const dir = await pages({ "index.md": page("intern"), "annan.md": page("intern", "rutt: index\n") });
  await expect(pagesOfEdition(dir, "intern")).rejects.toThrow(/annan\.md och index\.md vill båda ligga på \//);
  expect(() => describePage("under/sida.md", page("intern", "rutt: index\n"))).toThrow(/överst i mappen/);
});

it("every edition that is published has a start page among ours", async () => {
  for (const edition of editions()) {
    const found = await pagesOfEdition(resolve(import.meta.dirname, "../../../../dashboards"), edition);
    expect(found.map(({ path }) => path)).toContain("/");
  }
});
