import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { type Table, tableFromIPC } from "apache-arrow";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { editions } from "../../pipelines/7-publish/run.ts";
import { root } from "../../pipelines/common/repository.ts";
import { serveSite } from "../../src/site/serve.ts";
import { filesUnder, hashesUnder } from "../helpers/files.ts";
import { sharedSites } from "../helpers/sharedRun.ts";
import { launchBrowser, openPage, runAxe, screenshot, scrollsSideways } from "./browser.ts";
import { datasetsIn, expectedFigures, plainSpaces } from "./expectedFigures.ts";

// one test walks through every page of an edition, tables open: on a busy machine that is minutes
vi.setConfig({ testTimeout: 240_000 });

let out: string;
let browser: Browser;
beforeAll(async () => {
  ({ out } = await sharedSites());
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const siteOf = (edition: string): string => join(out, "site", edition);
const htmlOf = (edition: string): string[] => filesUnder(siteOf(edition)).filter((file) => file.endsWith(".html"));
const addressOf = (file: string): string => file.replace(/\.html$/, "").replace(/(^|\/)index$/, "$1");

/** Every page, of those made from one pattern the first two. */
function pagesToVisit(edition: string): string[] {
  const visited = new Map<string, number>();
  return htmlOf(edition).filter((file) => {
    const folder = posix.dirname(file);
    if (folder === ".") return true;
    visited.set(folder, (visited.get(folder) ?? 0) + 1);
    return visited.get(folder)! <= 2;
  });
}

describe.each(editions())("the edition %s", (edition) => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  beforeAll(async () => {
    site = await serveSite({ dir: siteOf(edition), port: 0 });
  });
  afterAll(() => site?.close());

  it("has a page in Swedish with a title of its own for every address", () => {
    const pages = htmlOf(edition);
    expect(pages).toContain("index.html");
    expect(pages).toContain("404.html");
    const titles = pages.map((file) => {
      const html = readFileSync(join(siteOf(edition), file), "utf8");
      expect([file, /<html lang="sv"/.test(html)]).toEqual([file, true]);
      return /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? "";
    });
    for (const [index, title] of titles.entries())
      expect([pages[index], title.length > 5]).toEqual([pages[index], true]);
  });

  it.each([1400, 400])("is quiet, accessible and at home at %i px, on every page", async (width) => {
    const faults: unknown[] = [];
    for (const file of pagesToVisit(edition)) {
      const { page, problems, foreign } = await openPage(browser, site.url + addressOf(file), { width });
      await screenshot(page, `${edition}-${addressOf(file).replaceAll("/", "-") || "index"}-${width}`);
      // The tables behind the charts are part of the page too.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      const found = {
        console: problems,
        foreign,
        axe: await runAxe(page),
        headings: await page.locator("h1").count(),
        sideways: await scrollsSideways(page),
        holes: await holes(page),
        deadLinks: await deadLinks(page, edition),
        missing: await missingFigures(page, edition, file),
      };
      const right = {
        console: [],
        foreign: [],
        axe: [],
        headings: 1,
        sideways: false,
        holes: [],
        deadLinks: [],
        missing: [],
      };
      if (JSON.stringify(found) !== JSON.stringify(right)) faults.push({ file, ...found });
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });

  it("has the pages whose figures are looked for", () => {
    expect(htmlOf(edition)).toEqual(expect.arrayContaining(Object.keys(expectedFigures[edition] ?? {})));
  });
});

/** Links of the edition's own that lead nowhere, and any that lead to another edition or another site of this machine. */
async function deadLinks(page: Page, edition: string): Promise<string[]> {
  const files = new Set(filesUnder(siteOf(edition)));
  const { origin } = new URL(page.url());
  const targets = await page.evaluate(() =>
    [...document.querySelectorAll("a[href]")].map((link) => (link as HTMLAnchorElement).href),
  );
  return targets.filter((target) => {
    const url = new URL(target);
    if (/^(blob|data|mailto):$/.test(url.protocol)) return false;
    if (url.origin !== origin) return /^(localhost|127\.|\[::1\])/.test(url.hostname);
    const path = decodeURIComponent(url.pathname.slice(1));
    const names = [path, `${path}.html`, `${path}index.html`, `${path}/index.html`];
    return !names.some((name) => files.has(name));
  });
}

/** All that the page says, on every page of its tables: a narrow screen holds few rows of each. */
function wholeText(): string {
  const main = document.querySelector("main")!;
  const texts = [main.innerText];
  for (const table of main.querySelectorAll<HTMLElement>(".data-table"))
    for (let turns = 0; turns < 20; turns++) {
      const next = [...table.querySelectorAll<HTMLButtonElement>(".pager button")].at(-1);
      if (!next || next.disabled) break;
      next.click();
      texts.push(table.innerText);
    }
  return texts.join("\n");
}

/** Figures counted from the published files that the page does not show. */
async function missingFigures(page: Page, edition: string, file: string): Promise<string[]> {
  const expected = expectedFigures[edition]?.[file];
  if (!expected) return [];
  const data = datasetsIn((name) => readFileSync(join(out, "published", edition, name)));
  const text = plainSpaces(await page.evaluate(wholeText));
  const figures = expected(data);
  expect(figures.length).toBeGreaterThan(0);
  // A figure stands by itself: 49 is not found in 1 490.
  return figures.filter(
    (figure) =>
      !new RegExp(`(?<!\\d)(?<!\\d[ ,])${figure.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?! ?\\d{3})(?![\\d,]\\d)`).test(
        text,
      ),
  );
}

it("the council's choice is made by keyboard, lives in the address, and is undone in one step", async () => {
  const site = await serveSite({ dir: siteOf("intern"), port: 0 });
  try {
    const { page, problems } = await openPage(browser, `${site.url}kvalitetsrad`, { width: 1200 });
    const status = page.locator(".choices-status");
    const whole = await status.textContent();
    await page.locator(".choices-bar select").first().focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.url()).toMatch(/#verksamhet=[a-z-]+$/);
    const narrowed = await status.textContent();
    expect(narrowed).toMatch(/^Urval: .+ \(\d+ sak(er)? att ta upp av \d+\)\.$/);
    const again = await openPage(browser, page.url(), { width: 1200 });
    expect(await again.page.locator(".choices-status").textContent()).toBe(narrowed);
    await page.getByRole("button", { name: "Visa allt" }).click();
    expect(new URL(page.url()).hash).toBe("");
    expect(await status.textContent()).toBe(whole);
    expect([...problems, ...again.problems]).toEqual([]);
    for (const opened of [page, again.page]) await opened.context().close();
  } finally {
    await site.close();
  }
});

it("ekonomi leads from the kommun to utförare, month and finding in three clicks", async () => {
  const site = await serveSite({ dir: siteOf("ekonomi"), port: 0 });
  try {
    const { page, problems } = await openPage(browser, site.url, { width: 1400 });
    const table = (caption: string) => page.locator(".data-table", { hasText: caption });
    await table("Utförare: fakturerat och ej förklarat").locator("tbody th a").first().click();
    await expect.poll(() => page.url()).toMatch(/utforare#utforare=\w+$/);
    const months = table("Månad för månad");
    await months.getByRole("button", { name: "Fall" }).click();
    await months.locator("tbody th a").first().click();
    await expect.poll(() => page.url()).toMatch(/#utforare=\w+&manad=\d{4}-\d{2}$/);
    await page.locator(".turn-month").waitFor(); // the page of the month has taken the place of the utförare's
    const finding = table("Fall, det som väntas ge mest först").locator("tbody tr").first();
    const id = await finding.locator("td").last().textContent();
    await finding.locator("th a").click();
    await expect.poll(() => page.locator(".case-kicker").textContent()).toContain(id);
    await page.locator(".case figure.chart").waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  } finally {
    await site.close();
  }
});

it("what a pattern means is folded away until a link, or a print, asks for it", async () => {
  const site = await serveSite({ dir: siteOf("intern"), port: 0 });
  try {
    const { page } = await openPage(browser, `${site.url}ekonomi`, { width: 400 });
    const rules = page.locator(".data-table", { hasText: "Mönster att fråga om, per regel" });
    expect(await rules.locator("tbody tr").count()).toBe(8); // a narrow screen
    const link = rules.locator('tbody a[href^="#regel-"]').first();
    const card = page.locator(`article${await link.getAttribute("href")}`);
    expect(await card.isVisible()).toBe(false);
    await link.click();
    await expect.poll(() => card.isVisible()).toBe(true);
    await expect.poll(async () => Math.abs((await card.boundingBox())?.y ?? 9999)).toBeLessThan(200);
    await page.context().close();
  } finally {
    await site.close();
  }
});

it("the months of all utförare are walked with the arrows, and a cell leads to its month", async () => {
  const site = await serveSite({ dir: siteOf("ekonomi"), port: 0 });
  try {
    const { page } = await openPage(browser, site.url, { width: 1400 });
    const here = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    await page.locator("a.heatmap-cell").first().focus();
    const first = await here();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const [utforare, manad] = /utforare=(\w+)&manad=([\d-]+)/.exec(await here())!.slice(1);
    expect(first).not.toContain(`utforare=${utforare}&`);
    expect(first).not.toContain(`manad=${manad}`);
    expect(await page.locator('a.heatmap-cell[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain(`utforare#utforare=${utforare}&manad=${manad}`);
    await page.context().close();
  } finally {
    await site.close();
  }
});

it("what is said around the months follows the choice of what they show, and a finger hits a month on a phone", async () => {
  const site = await serveSite({ dir: siteOf("ekonomi"), port: 0 });
  try {
    const { page } = await openPage(browser, site.url, { width: 400 });
    const figure = page.locator("figure:has(.heatmap)");
    const words = () => figure.locator(".chart-title, .chart-subtitle, .chart-summary, .chart-note").allInnerTexts();
    const before = await words();
    await figure.getByRole("button", { name: "Kronor att fråga om" }).click();
    const after = await words();
    expect(after[0]).toBe("Var och när det finns kronor att fråga om");
    expect(after.filter((text) => before.includes(text))).toEqual([]);
    const cells = figure.locator(".heatmap-grid a.heatmap-cell");
    const { width = 0, height = 0 } = (await cells.first().boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    // the latest month is the one in view, and the page itself stays where it is
    const box = figure.locator(".heatmap-scroll");
    await expect
      .poll(() => box.evaluate((element) => element.scrollWidth - element.clientWidth - element.scrollLeft))
      .toBeLessThan(2);
    expect(await scrollsSideways(page)).toBe(false);
    await page.context().close();
  } finally {
    await site.close();
  }
});

it("intern has no page and no data of ekonomi's work list, and the built data has no column about one person", () => {
  expect(htmlOf("intern").some((file) => /^fynd/.test(file))).toBe(false);
  for (const [name, table] of dataOf("intern"))
    for (const { name: column } of table.schema.fields)
      expect([name, column, /^(brukar_|brukarnyckel|pseudonym|besok_id|personal)/.test(column)]).toEqual([
        name,
        column,
        false,
      ]);
});

it.skipIf(spawnSync("unshare", ["-rn", "true"]).status !== 0)(
  "an edition builds without network, elsewhere and at another hour, to the same bytes (design 2, out folder)",
  () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "uppsikt-utan-nat-"));
    try {
      cpSync(join(out, "published"), join(elsewhere, "published"), { recursive: true });
      const build = [join(root, "src", "cli", "uppsikt.js"), "build", "--out", elsewhere, "--edition", "ekonomi"];
      const { status, stderr } = spawnSync("unshare", ["-rn", process.execPath, ...build], {
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8" },
      });
      expect(status, stderr).toBe(0);
      expect(hashesUnder(join(elsewhere, "site", "ekonomi"))).toEqual(hashesUnder(siteOf("ekonomi")));
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  },
);

/** What a template shows when a value was not there. */
const holes = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      document.body.innerText.match(/\b(undefined|null|NaN|Infinity|\[object Object\]|TypeError|RuntimeError)\b/g) ??
      [],
  );

function dataOf(edition: string): Map<string, Table> {
  const folder = join(out, "published", edition);
  const files = filesUnder(folder).filter((file) => file.endsWith(".arrow"));
  return new Map(files.map((file) => [file, tableFromIPC(readFileSync(join(folder, file)))]));
}
