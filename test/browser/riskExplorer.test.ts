import { mkdirSync } from "node:fs";
import { cp, mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkOnly } from "../../pipelines/2-check/only.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { writeMiniFolder } from "../helpers/miniFolder.ts";
import { openPage, runAxe } from "./browser.ts";
import { type GallerySite, gallerySite } from "./gallerySite.ts";

let gallery: GallerySite;

beforeAll(async () => {
  gallery = await gallerySite();
});
afterAll(() => gallery?.close());

const whyTitle = (page: Page) => page.locator(".why-title h3").textContent();
const choice = (page: Page, label: string) => page.locator(".choices label", { hasText: label }).locator("select");
const field = (form: Locator, name: string) => form.locator(`[data-field="${name}"] :is(select, input, textarea)`);
const hash = (page: Page) => page.evaluate(() => location.hash);

describe("the risk matrix", () => {
  it("opens at the first risk, and a dot chooses another without leaving the matrix", async () => {
    const { page, problems } = await openPage(gallery.browser, `${gallery.url}riskmatris`, { width: 1200 });
    await page.locator(".why-title").waitFor();
    expect(await whyTitle(page)).toContain("Provgården: hälso- och sjukvård");
    // its interval reaches level 3: both cells are marked
    expect(
      await page
        .locator(".matrix-cell[data-touched]")
        .evaluateAll((all) => all.map((cell) => (cell as HTMLElement).dataset.cell)),
    ).toEqual(["4-4", "3-4"]);
    await page.locator('.matrix-dot[aria-label^="Björkens hemtjänst, dokumentation"]').click();
    expect(await hash(page)).toBe("#R-3");
    await expect.poll(() => whyTitle(page)).toContain("Björkens hemtjänst: dokumentation");
    expect(await page.locator(".matrix-card h3").textContent()).toBe("Björkens hemtjänst");
    expect(await page.locator(".matrix-cell[data-touched]").count()).toBe(0); // one cell holds its whole interval
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("keeps choice and risk in the address: who is sent it sees the same", async () => {
    const { page } = await openPage(gallery.browser, `${gallery.url}riskmatris`, { width: 1200 });
    await choice(page, "Verksamhet").selectOption("hemtjanst");
    expect(await page.locator(".choices-status").textContent()).toContain("Urval: Hemtjänst (4 risker av 5)");
    await choice(page, "Driftsform").selectOption("egen_regi");
    await page.locator('.data-table a[href^="#R-3"]').click();
    expect(await hash(page)).toBe("#R-3&verksamhet=hemtjanst&driftsform=egen_regi");
    const other = await openPage(gallery.browser, page.url(), { width: 1200 });
    await expect.poll(() => whyTitle(other.page)).toContain("Björkens hemtjänst: dokumentation");
    expect(await choice(other.page, "Driftsform").inputValue()).toBe("egen_regi");
    expect(await other.page.locator(".choices-status").textContent()).toContain("(2 risker av 5)");
    await other.page.getByRole("button", { name: "Visa allt" }).click();
    expect(await other.page.locator(".choices-status").textContent()).toContain("Allt visas: 5 risker");
    await page.context().close();
    await other.page.context().close();
  });

  it("answers the three questions in words, and its bars add up to the likelihood", async () => {
    const { page } = await openPage(gallery.browser, `${gallery.url}riskmatris#R-1`, { width: 1200 });
    await page.locator(".why-title").waitFor();
    const why = (await page.locator(".why").innerText()).replace(/[\u00a0\s]+/g, " ");
    expect(why).toContain("Mest höjer fall (+");
    expect(why).toContain("I 90 fall av 100 ligger sannolikheten mellan 36 % och 72 %");
    expect(why).toContain("Om nästa uppföljning inte finner något sjunker sannolikheten till 43 %");
    expect(why).toContain("Upp från plats 3 och 45 % efter kvartal 2 2026");
    expect(why).toContain("rapporterar långt färre avvikelser än väntat");
    expect(why).toContain("Vad utförarens övriga enheter i samma verksamhet säger");
    expect(why).toContain("Ny läkemedelsrutin är inte prövad. MAS, 20 september 2026");
    // logit⁻¹(−0.6 + 1.1 − 0.2 − 0.1) = 55 %
    expect(await page.locator(".step").last().innerText()).toContain("55");
    await page.context().close();
  });
});

describe("the planner's own assessments", () => {
  it("are written in a form, survive the page, and become a file that the reader accepts", async () => {
    const { page, problems, foreign } = await openPage(gallery.browser, `${gallery.url}riskmatris`, { width: 1200 });
    const form = page.getByRole("form", { name: "Egen bedömning" });
    await page.getByRole("button", { name: /Bedöm.*Genomförandeplan/ }).click();
    expect(await field(form, "sannolikhet").inputValue()).toBe("3"); // from the computed one
    expect(await field(form, "datum").inputValue()).toBe("2026-09-30");
    await field(form, "sannolikhet").selectOption("4");
    await field(form, "motivering").fill("Kalle 19121212-1212 har slutat");
    await form.getByRole("button", { name: "Lägg till" }).click();
    // an identity number is refused, and so is a missing role; the first of them has the focus
    expect(await form.getByText("kan vara ett personnummer").count()).toBe(1);
    expect(await form.getByText("Skriv din roll").count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    expect(await runAxe(page)).toEqual([]);
    await field(form, "motivering").fill('=HYPERLINK("x"); "ny" chef\nsedan maj');
    await field(form, "roll").fill("verksamhetsuppföljare");
    await form.getByRole("button", { name: "Lägg till" }).click();

    // a second one, of a unit's whole kvalitetsområde, chosen by hand
    await field(form, "var").selectOption("enhet:E1");
    await field(form, "vad").selectOption("omrade:dokumentation");
    await field(form, "sannolikhet").selectOption("1");
    await field(form, "konsekvens").selectOption("2");
    await field(form, "motivering").fill("Åtgärden är verifierad i juni.");
    await field(form, "galler_till").fill("2027-03-31");
    expect(await field(form, "roll").inputValue()).toBe("verksamhetsuppföljare"); // kept
    await form.getByRole("button", { name: "Lägg till" }).click();

    await page.reload();
    const list = page.locator(".assess-list");
    expect(await list.locator("li").count()).toBe(2);
    // changed, it takes its own place
    await list.getByRole("button", { name: "Ändra Provgården: dokumentation" }).click();
    await field(form, "konsekvens").selectOption("3");
    await form.getByRole("button", { name: "Lägg till" }).click();
    expect(await list.locator("li").count()).toBe(2);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      list.getByRole("button", { name: /Spara filen/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("bedomningar-2026-09-30.csv");
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    expect(await acceptedRows(await download.path(), download.suggestedFilename())).toEqual([
      {
        verksamhetsomrade: "hemtjanst",
        enhet_id: null,
        krav_id: "K1",
        kvalitetsomrade: null,
        sannolikhet: 4,
        konsekvens: 3,
        motivering: `'=HYPERLINK("x"); "ny" chef sedan maj`,
        roll: "verksamhetsuppföljare",
        datum: "2026-09-30",
        galler_till: null,
      },
      {
        verksamhetsomrade: null,
        enhet_id: "E1",
        krav_id: null,
        kvalitetsomrade: "dokumentation",
        sannolikhet: 1,
        konsekvens: 3,
        motivering: "Åtgärden är verifierad i juni.",
        roll: "verksamhetsuppföljare",
        datum: "2026-09-30",
        galler_till: "2027-03-31",
      },
    ]);
    await page.context().close();
  });

  it("can be taken away again", async () => {
    const { page } = await openPage(gallery.browser, `${gallery.url}riskmatris`, { width: 400 });
    const form = page.getByRole("form", { name: "Egen bedömning" });
    await page.getByRole("button", { name: "Gör en egen bedömning" }).click();
    expect(await field(form, "var").inputValue()).toBe("enhet:E1");
    await field(form, "motivering").fill("Vi vet mer.");
    await field(form, "roll").fill("planerare");
    await form.getByRole("button", { name: "Lägg till" }).click();
    await page
      .locator(".assess-list")
      .getByRole("button", { name: /Ta bort/ })
      .click();
    expect(await page.locator(".assess-list li").count()).toBe(0);
    await page.context().close();
  });
});

/** What the real reader makes of the file, in a folder that has the units and the krav: every row accepted, none rejected. */
async function acceptedRows(file: string, name: string): Promise<unknown[]> {
  const folder = join(gallery.work, "data");
  writeMiniFolder(folder, {
    "krav/krav.csv": "krav_id;rubrik;kvalitetsomrade;konsekvens\nK1;Genomförandeplan finns och följs;dokumentation;3\n",
  });
  mkdirSync(join(folder, "bedomningar"), { recursive: true });
  await cp(file, join(folder, "bedomningar", name));
  const temporary = await mkdtemp(join(gallery.work, "check-"));
  const { files, faults } = await checkOnly({ dataFolder: folder, temporary, now: new Date("2026-09-30T12:00:00Z") });
  const own = files.find(({ fil }) => fil.startsWith("bedomningar"));
  expect(faults).toEqual([]);
  expect(own).toMatchObject({ rader: 3, godkanda: 2, avvisade: 0, dubbletter: 0, ej_rader: 1 });
  expect((await readFile(file, "utf8")).startsWith("\ufeffbedomning_id;verksamhetsomrade;enhet_id;")).toBe(true);
  const warehouse = await Warehouse.open(join(temporary, "check.duckdb"), { readOnly: true });
  try {
    return await warehouse.rows(
      `select verksamhetsomrade, enhet_id, krav_id, kvalitetsomrade, sannolikhet, konsekvens, motivering, roll, datum::varchar as datum, galler_till::varchar as galler_till
       from kalla.bedomningar order by sannolikhet desc`,
    );
  } finally {
    warehouse.close();
  }
}
