import { mkdirSync } from "node:fs";
import { cp, mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkOnly } from "../../pipelines/2-check/only.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { writeMiniFolder } from "../helpers/miniFolder.ts";
import { openPage } from "./browser.ts";
import { type GallerySite, gallerySite } from "./gallerySite.ts";

let gallery: GallerySite;
beforeAll(async () => {
  gallery = await gallerySite();
});
afterAll(() => gallery?.close());

const form = (page: Page) => page.getByRole("form", { name: "Dagens protokoll" });
const outcomes = (page: Page) => form(page).locator(".protocol-row select");

describe("today's protocol", () => {
  it("says what is missing at its place, and saves nothing until it is there", async () => {
    const { page } = await openPage(gallery.browser, `${gallery.url}kontroller`, { width: 400 });
    let saved = 0;
    page.on("download", () => {
      saved++;
    });
    await form(page).getByRole("button", { name: "Spara dagens protokoll" }).click();
    expect(await form(page).getByRole("alert").allTextContents()).toEqual([
      "Skriv din roll, inte ditt namn.",
      "Säg vad kontrollen visade för minst en utförare.",
    ]);
    expect(await page.evaluate(() => document.activeElement?.closest("[data-field]")?.getAttribute("data-field"))).toBe(
      "roll",
    );
    await page.waitForTimeout(200);
    expect(saved).toBe(0);
    await page.context().close();
  });

  it("is of today, and says in place that a day after the data is counted later", async () => {
    const { page } = await openPage(gallery.browser, `${gallery.url}kontroller`, { width: 1200 });
    const day = form(page).getByLabel("Dag för kontrollen");
    expect(await day.inputValue()).toBe("2026-10-05");
    const note = form(page).getByText("Räknas från den körning vars uppgifter når hit");
    expect(await note.count()).toBe(1);
    expect(await day.getAttribute("aria-describedby")).toBe(await note.getAttribute("id"));
    await day.fill("2026-09-30");
    expect(await note.count()).toBe(0);
    await day.fill("2026-10-01");
    expect(await note.count()).toBe(1);
    await page.context().close();
  });

  it("leads to the findings that the run saw", async () => {
    const { page } = await openPage(gallery.browser, `${gallery.url}kontroller`, { width: 1200 });
    const links = form(page).locator(".protocol-row a");
    expect(await links.evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute("href")]))).toEqual([
      ["1 slutar i den, 1\u00a0251\u00a0kr hos Prov Omsorg AB", "./fynd#utforare=U1&manad=2026-08"],
    ]);
    expect(await form(page).locator(".protocol-row").first().innerText()).toContain("2 fynd rör månaden;");
    await page.context().close();
  });

  it("is filled in by a person, and the next run reads it row by row", async () => {
    const { page, problems, foreign } = await openPage(gallery.browser, `${gallery.url}kontroller`, { width: 1200 });
    // nothing is said beforehand; egen regi is not in the list
    expect(
      await outcomes(page).evaluateAll((list) => list.map((select) => (select as HTMLSelectElement).value)),
    ).toEqual(["", ""]);
    await form(page).getByRole("button", { name: "Fyll i efter körningen" }).click();
    expect(
      await outcomes(page).evaluateAll((list) => list.map((select) => (select as HTMLSelectElement).value)),
    ).toEqual(["fynd", "ej_kontrollerad"]);
    // the kronor of the findings are proposed, and are the reader's to change
    const kronor = form(page).getByLabel("Kronor i fråga").first();
    expect(await kronor.inputValue()).toBe("1\u00a0250,50");
    await kronor.fill("1 100,50 kr");
    await outcomes(page).first().selectOption("inget_fynd");
    expect(await kronor.isVisible()).toBe(false);
    await outcomes(page).first().selectOption("fynd");
    expect(await kronor.inputValue()).toBe("1 100,50 kr");
    await outcomes(page).nth(1).selectOption("inget_fynd");
    await form(page).getByLabel("Din roll").fill("ekonom");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      form(page).getByRole("button", { name: "Spara dagens protokoll" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("fakturakontroller-2026-10-05-avser-2026-08.csv");
    expect(await acceptedRows(await download.path(), download.suggestedFilename())).toEqual([
      {
        datum: "2026-10-05",
        manad: "2026-08",
        utforare_id: "U1",
        regel_id: null,
        utfall: "fynd",
        roll: "ekonom",
        belopp: "1100.50",
      },
      {
        datum: "2026-10-05",
        manad: "2026-08",
        utforare_id: "U3",
        regel_id: null,
        utfall: "inget_fynd",
        roll: "ekonom",
        belopp: null,
      },
    ]);
    expect([...problems, ...foreign]).toEqual([]);
    await page.context().close();
  });
});

/** What the real reader makes of the file: every row accepted, none rejected. */
async function acceptedRows(file: string, name: string): Promise<unknown[]> {
  const folder = await mkdtemp(join(gallery.work, "data-"));
  writeMiniFolder(folder, {
    "utforare/utforare.csv": "utforare_id;namn;driftsform\nU1;Prov Omsorg AB;privat\nU3;Åkerbo Omsorg AB;privat\n",
  });
  mkdirSync(join(folder, "fakturakontroller"), { recursive: true });
  await cp(file, join(folder, "fakturakontroller", name));
  const temporary = await mkdtemp(join(gallery.work, "check-"));
  const { files, faults } = await checkOnly({ dataFolder: folder, temporary, now: new Date("2026-10-05T12:00:00Z") });
  expect(faults).toEqual([]);
  expect(files.find(({ fil }) => fil.startsWith("fakturakontroller"))).toMatchObject({ godkanda: 2, avvisade: 0 });
  expect((await readFile(file, "utf8")).startsWith("\ufeffkontroll_id;datum;manad;utforare_id;")).toBe(true);
  const warehouse = await Warehouse.open(join(temporary, "check.duckdb"), { readOnly: true });
  try {
    return await warehouse.rows(
      "select datum::varchar as datum, manad, utforare_id, regel_id, utfall, roll, belopp::varchar as belopp from kalla.fakturakontroller order by utforare_id",
    );
  } finally {
    warehouse.close();
  }
}
