import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { allContracts } from "../../pipelines/common/repository.ts";
import { serveSite } from "../../src/site/serve.ts";
import { deliver } from "../pipelines/2-check/deliver.ts";
import { launchBrowser, openPage, runAxe, screenshot, scrollsSideways } from "./browser.ts";
import { workListSite } from "./manyFindings.ts";

vi.setConfig({ testTimeout: 240_000 });

const FINDINGS = 200_000;

let work: string;
let site: Awaited<ReturnType<typeof serveSite>>;
let browser: Browser;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "uppsikt-arbetslista-"));
  site = await serveSite({ dir: await workListSite(work, FINDINGS), port: 0 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(work, { recursive: true, force: true });
});

const answerContract = async () => (await allContracts()).find(({ source }) => source === "fyndsvar")!;

const summary = (page: Page) => page.locator(".filters-summary").textContent();
const numberIn = (text: string | null): number => Number((text ?? "").split(" av ")[0]!.replace(/\D/g, ""));
const choose = (page: Page, name: string, value: string) => page.locator(`select[name="${name}"]`).selectOption(value);

describe("the work list over 200 000 findings", () => {
  it.each([1400, 400])("is quiet, accessible and at home at %i px", async (width) => {
    const { page, problems, foreign } = await openPage(browser, `${site.url}fynd`, { width });
    await page.locator(".case figure.chart").waitFor();
    await screenshot(page, `arbetslista-${width}`);
    expect(await summary(page)).toMatch(/^200\s000 fall/);
    expect(await runAxe(page)).toEqual([]);
    expect([problems, foreign, await scrollsSideways(page)]).toEqual([[], [], false]);
    await page.context().close();
  });

  it("fetches the rows of what is shown, not of all", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}fynd`, { waitUntil: "networkidle" });
    await page.locator(".case figure.chart").waitFor();
    const parts = () => fetched.filter((path) => path.startsWith("/data/")).sort();
    expect(parts()).toEqual([
      "/data/fyndavstamning-000.arrow",
      "/data/fyndrader-000.arrow",
      "/data/fyndtexter-000.arrow",
    ]);
    await page.goto(`${site.url}fynd#fall=F-${(123_456).toString(16).padStart(12, "0")}`, { waitUntil: "networkidle" });
    await expect.poll(() => page.locator(".case-sentence").textContent()).toContain("fall 123456 ");
    expect(await page.locator(".case-reconciled").textContent()).toContain(
      "Service: fakturerat 14 timmar 20 minuter, utfört 12 timmar 5 minuter enligt besöken, beviljat 13 timmar.",
    );
    expect(parts().slice(-2)).toEqual(["/data/fyndtexter-000.arrow", "/data/fyndtexter-123.arrow"]);
    await context.close();
  });

  it("narrows, sorts and searches at once, and each answer is counted anew", async () => {
    const { page } = await openPage(browser, `${site.url}fynd`, { width: 1400 });
    await choose(page, "regel", "R07");
    const ofRule = numberIn(await summary(page));
    expect(ofRule).toBeGreaterThan(6000);
    expect(await page.locator('select[name="regel"] option:checked').textContent()).toContain(
      `(${ofRule.toLocaleString("sv-SE")})`,
    );
    await choose(page, "manad", "2024-05");
    await choose(page, "sannolikhet", "0.5");
    expect(numberIn(await summary(page))).toBeLessThan(ofRule / 36);
    expect(page.url()).toMatch(/#regel=R07&manad=2024-05&sannolikhet=0\.5$/);
    await page.locator('.case-list .sort-button[data-key="unik_kr"]').click();
    const amounts = await page.locator('.case-list td[data-label="Unika kronor"]').allTextContents();
    const kronor = amounts.map((text) => Number(text.replace(/\D/g, "")));
    expect(kronor).toEqual([...kronor].sort((a, b) => b - a));
    await page.getByRole("button", { name: "Visa allt" }).click();
    await page.getByRole("searchbox", { name: "Sök" }).fill("f-00000001e240");
    expect(numberIn(await summary(page))).toBe(1);
    await page.context().close();
  });

  it("goes from case to case, and copies a question without a pseudonym", async () => {
    const { page } = await openPage(browser, `${site.url}fynd#regel=R07`, { width: 1400 });
    const id = await page.locator(".case-kicker").textContent();
    await page.getByRole("button", { name: "Nästa fall" }).click();
    await expect.poll(() => page.locator(".case-kicker").textContent()).not.toBe(id);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
    const question = await page.getByLabel("Frågan att skicka").inputValue();
    expect(question).toContain("Vår fråga: Vilka besök avser raden");
    expect(question).not.toContain("B-0000");
    await page.getByRole("button", { name: "Kopiera frågan" }).click();
    await expect.poll(() => page.locator(".copy-status").textContent()).not.toBe("");
    await page.context().close();
  });

  it("goes to Excel with numbers as numbers, and the filled-in CSV is read by the contract", async () => {
    const { page, problems } = await openPage(browser, `${site.url}fynd#regel=R07&manad=2024-05`, { width: 1400 });
    const count = numberIn(await summary(page));
    const save = async (name: string): Promise<[string, Buffer]> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      return [download.suggestedFilename(), await readFile(await download.path())];
    };
    const [xlsxName, xlsx] = await save("Spara arbetslistan för Excel");
    expect(xlsxName).toBe("arbetslista-fakturagranskning.xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(xlsx as unknown as ArrayBuffer);
    const [sheet] = book.worksheets;
    expect(book.worksheets.map(({ name }) => name)).toEqual(["Arbetslista", "Så fyller du i"]);
    expect(sheet!.rowCount).toBe(count + 1);
    const head = (sheet!.getRow(1).values as string[]).slice(1);
    expect(head.slice(0, 7)).toEqual(["fynd_id", "datum", "utfall", "belopp", "roll", "svar", "regel_id"]);
    const cell = (row: number, label: string) => sheet!.getRow(row).getCell(head.indexOf(label) + 1);
    const id = await page.locator(".case-list tbody th").first().textContent();
    expect(cell(2, "fynd_id").value).toBe(id);
    for (const [label, format] of [
      ["Minuter", "#,##0"],
      ["Kronor i fallet", "#,##0.00"],
      ["Väntade kronor", "#,##0.00"],
      ["Sannolikhet att det håller", "0%"],
    ] as const)
      expect([label, typeof cell(2, label).value, cell(2, label).numFmt]).toEqual([label, "number", format]);
    expect([cell(2, "datum").value, cell(2, "utfall").value]).toEqual([null, null]);
    // a menu of the words that may stand there, down to the last row, and arrows to filter by
    for (const row of [2, count + 1])
      expect(cell(row, "utfall").dataValidation).toMatchObject({
        type: "list",
        formulae: ['"felaktigt,delvis,forklarat,obesvarat"'],
      });
    expect(String(sheet!.autoFilter)).toBe(`A1:${sheet!.getColumn(head.length).letter}${count + 1}`);
    expect(String(cell(2, "Vad som syns").value)).toMatch(/^Raden för fall \d+ har/);
    sheet!.eachRow((row) => row.eachCell(({ type }) => expect(type).not.toBe(ExcelJS.ValueType.Formula)));
    const expected = Array.from({ length: count }, (_, row) => Number(cell(row + 2, "Väntade kronor").value));
    expect(expected).toEqual([...expected].sort((a, b) => b - a));

    // filled in where it was opened, it is read by the run as it stands
    for (const [label, value] of [
      ["datum", new Date("2025-12-01T00:00:00Z")],
      ["utfall", "felaktigt"],
      ["belopp", 100],
      ["roll", "avtalscontroller"],
    ] as const)
      cell(2, label).value = value;
    const answered = [{ fynd_id: id, datum: "2025-12-01", utfall: "felaktigt", belopp: 100, regel_id: "R07" }];
    const answers = async (file: string, bytes: Buffer) =>
      deliver({ contract: await answerContract(), files: new Map([[file, bytes]]) }, async (warehouse) => {
        expect(await warehouse.rows("select * from resultat.avvisade_rader")).toEqual([]);
        return warehouse.rows("select fynd_id, datum::varchar as datum, utfall, belopp, regel_id from kalla.fyndsvar");
      });
    expect(await answers("arbetslista.xlsx", Buffer.from(await book.xlsx.writeBuffer()))).toEqual(answered);

    const [csvName, csv] = await save("Spara som CSV");
    expect(csvName).toBe("arbetslista-fakturagranskning.csv");
    const lines = csv.toString("utf8").split("\r\n");
    expect(lines[0]!.startsWith("\ufefffynd_id;datum;utfall;belopp;roll;svar;regel_id;")).toBe(true);
    expect(lines.length).toBe(count + 2);
    const filled = lines[1]!.replace(";;;;;;", ";2025-12-01;felaktigt;100;avtalscontroller;;");
    const back = Buffer.from([lines[0], filled, ...lines.slice(2)].join("\r\n"));
    expect(await answers("arbetslista.csv", back)).toEqual(answered);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
