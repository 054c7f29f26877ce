import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, runAxe, screenshot, scrollsSideways } from "./browser.ts";
import { type GallerySite, gallerySite } from "./gallerySite.ts";

let gallery: GallerySite;

beforeAll(async () => {
  gallery = await gallerySite();
});
afterAll(() => gallery?.close());

describe.each([1400, 400, 320])("at %i px", (width) => {
  it.each(["", "diagram", "riskmatris", "metod", "kontroller", "ekonomilage", "utforare", "utforare/lindgarden"])(
    "/%s is accessible, quiet and at home",
    async (path) => {
      const { page, problems, foreign } = await openPage(gallery.browser, gallery.url + path, { width });
      await screenshot(page, `${path.replaceAll("/", "-") || "index"}-${width}`);
      // the tables behind the charts are part of the page too
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await page.waitForTimeout(100);
      expect(await runAxe(page)).toEqual([]);
      expect(problems).toEqual([]);
      expect(foreign).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await page.context().close();
    },
  );
});

it("every picture has a description, a caption and its data as a table", async () => {
  const { page } = await openPage(gallery.browser, gallery.url, { width: 1000 });
  const figures = await page.evaluate(() =>
    [...document.querySelectorAll("figure.chart")].map((figure) => ({
      title: figure.querySelector(".chart-title")?.textContent ?? "",
      pictures: [...figure.querySelectorAll("svg")].map((svg) => svg.getAttribute("aria-label") ?? ""),
      hasData: figure.querySelector("details.chart-data") !== null,
      empty: figure.querySelector(".notice") !== null,
    })),
  );
  expect(figures).toHaveLength(9);
  for (const { pictures, hasData, empty } of figures) {
    for (const description of pictures) expect(description.length).toBeGreaterThan(20);
    expect(hasData !== empty).toBe(true);
  }
  await page.context().close();
});

it("the table sorts and filters by keyboard, and goes to Excel as it stands", async () => {
  const { page } = await openPage(gallery.browser, gallery.url, { width: 1200 });
  const table = page.locator(".data-table", { hasText: "Risker per enhet" });
  await table.getByRole("button", { name: "Belopp" }).focus();
  await page.keyboard.press("Enter");
  expect(await table.locator("th", { hasText: "Belopp" }).getAttribute("aria-sort")).toBe("descending");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Belopp"); // the place is kept
  await table.getByLabel("Sök i tabellen").fill("kvarnen");
  expect(await table.getByRole("status").textContent()).toBe("Visar 1–25 av 33 rader av 400");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    table.getByRole("button", { name: /Excel/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("risker-per-enhet-och-kvalitetsomrade.csv");
  const csv = await readFile(await download.path(), "utf8");
  expect(csv.startsWith("\ufeffEnhet;Kvalitetsområde;Risk;")).toBe(true);
  expect(csv.trimEnd().split("\r\n")).toHaveLength(34);
  await page.context().close();
});

it("names from files stay text", async () => {
  const { page, problems } = await openPage(gallery.browser, gallery.url, { width: 1200 });
  const table = page.locator(".data-table", { hasText: "Risker per enhet" });
  await table.getByLabel("Sök i tabellen").fill("onerror");
  expect(await table.locator("tbody th").textContent()).toBe('<img src=x onerror="alert(1)">');
  expect(problems).toEqual([]);
  await page.context().close();
});

it("the matrix is walked with the keyboard", async () => {
  const { page } = await openPage(gallery.browser, gallery.url, { width: 1200 });
  await page.locator('.matrix-cell[data-cell="3-3"] .matrix-open').focus();
  await page.keyboard.press("Enter");
  expect(await page.locator(".matrix-list h3").textContent()).toContain("riskpoäng 9");
  expect(await page.locator('.matrix-open[aria-pressed="true"]').count()).toBe(1);
  await page.keyboard.press("ArrowRight"); // from the cell's number to its first dot
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("matrix-dot");
  await page.keyboard.press("ArrowLeft");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("matrix-open");
  await page.context().close();
});

it("the skip link is first and leads to the content", async () => {
  const { page } = await openPage(gallery.browser, gallery.url, { width: 1200 });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Hoppa till innehållet");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("observablehq-main");
  await page.context().close();
});

it("an unknown address answers in Swedish", async () => {
  const context = await gallery.browser.newContext();
  const page = await context.newPage();
  const response = await page.goto(`${gallery.url}finns/inte`);
  expect(response?.status()).toBe(404);
  expect(await page.locator("h1").textContent()).toBe("Sidan finns inte");
  expect(await runAxe(page)).toEqual([]);
  await context.close();
});

it("prints on A4 with its language and structure", async () => {
  const { page } = await openPage(gallery.browser, gallery.url, { width: 1200 });
  const pdf = await page.pdf({ format: "A4", tagged: true });
  const text = pdf.toString("latin1");
  expect(text).toContain("/StructTreeRoot");
  expect(text).toContain("/Lang (sv)");
  await page.context().close();
});
