import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { header } from "../../../dashboards/layout/header.ts";
import { externalReference, hardenHtml } from "../../../src/site/html.ts";
import { describePage } from "../../../src/site/pages.ts";
import { recoverDirectory, replaceDirectory } from "../../../src/site/swap.ts";

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "uppsikt-parts-"));
});
afterEach(() => rm(work, { recursive: true, force: true }));

describe("hardenHtml", () => {
  it("allows exactly the page's own inline scripts", () => {
    const script = "\nimport {a} from './b.js';\n";
    const html = hardenHtml(`<html><head><meta charset="utf-8"><script type="module">${script}</script></head></html>`);
    const hash = createHash("sha256").update(script).digest("base64");
    expect(html).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script"));
  });

  it("finds what would be fetched from another host, and lets links be links", () => {
    expect(externalReference('<a href="https://www.digg.se/tdosanmalan">Anmäl</a>')).toBeUndefined();
    expect(externalReference('<link rel="stylesheet" href="//fonts.example/x.css">')).toContain("fonts.example");
    expect(externalReference("<img src='https://spion.example/'>")).toContain("spion");
  });
});

describe("describePage", () => {
  it("reads path, menu and parameters from the front matter", () => {
    const source = "---\ntitle: Utförare\nutgavor: [intern]\nparametrar: {tabell: utforare, kolumn: slug}\n---\n";
    const { page, editions } = describePage("utforare/[utforare].md", source);
    expect(page).toMatchObject({ path: "/utforare/[utforare]", parameters: { table: "utforare", column: "slug" } });
    expect(editions).toEqual(["intern"]);
    expect(describePage("index.md", "---\ntitle: A\nutgavor: [x]\n---\n").page.path).toBe("/");
    expect(describePage("plan/index.md", "---\ntitle: A\nutgavor: [x]\n---\n").page.path).toBe("/plan");
  });

  it("refuses a page that does not say which edition it belongs to", () => {
    expect(() => describePage("x.md", "---\ntitle: A\n---\n")).toThrow(/x\.md/);
    expect(() => describePage("[x].md", "---\ntitle: A\nutgavor: [x]\n---\n")).toThrow(/parametrar/);
  });
});

describe("replaceDirectory", () => {
  it("puts back the old site after a kill between the two renames", async () => {
    const target = join(work, "sajt");
    await mkdir(target);
    await writeFile(join(target, "a"), "gammal");
    await rename(target, join(work, ".sajt.gammal"));
    await recoverDirectory(target);
    expect(await readFile(join(target, "a"), "utf8")).toBe("gammal");
  });

  it("leaves nothing of the old content", async () => {
    const [source, target] = [join(work, "ny"), join(work, "sajt")];
    await mkdir(source);
    await mkdir(target);
    await writeFile(join(source, "b"), "ny");
    await writeFile(join(target, "a"), "gammal");
    await replaceDirectory(source, target);
    expect(existsSync(join(target, "a"))).toBe(false);
    expect(await readFile(join(target, "b"), "utf8")).toBe("ny");
  });
});

describe("header", () => {
  const context = {
    kommun: "<b>Å & Ö</b>",
    exempel: false,
    utgava: "intern",
    per_datum: "2025-12-31",
    korning: "K-1",
    menu: [
      { path: "/", label: "Översikt" },
      { path: "/utforare", label: "Utförare" },
    ],
    footerLinks: [],
    dynamicPaths: [],
  };

  it("shows names as text and marks where the reader is", () => {
    const html = header(context, "/utforare/alfa");
    expect(html).toContain("&lt;b&gt;Å &amp; Ö&lt;/b&gt;");
    expect(html).toContain('<a href="/utforare" aria-current="true">');
    expect(html).not.toContain("Exempeldata");
    expect(header(context, "/index")).toContain('<a href="/" aria-current="page">');
  });
});
