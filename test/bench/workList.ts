/**
 * `npx tsx test/bench/workList.ts [NUMBER]`: the work list in a browser over so many made-up findings (200 000 unless said otherwise).
 * Says how long a reader waits for the list, for each kind of choice, and for the files; and how long the page at most stood still
 * meanwhile. Exits 1 when a choice takes longer than the limit.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { serveSite } from "../../src/site/serve.ts";
import { launchBrowser, openPage } from "../browser/browser.ts";
import { workListSite } from "../browser/manyFindings.ts";

/** Milliseconds; a choice that answers within a second keeps the thought (Nielsen 1993). */
const LIMIT = 1000;

/** Runs an act in the page and waits for the frame that shows it. */
const timed = (page: Page, act: string): Promise<number> =>
  page.evaluate(
    `(async () => { const start = performance.now(); ${act}; await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))); return performance.now() - start; })()`,
  );

const choose = (name: string, value: string): string =>
  `{ const field = document.querySelector('select[name="${name}"]'); field.value = "${value}"; field.dispatchEvent(new Event("change")); }`;

/** The longest time between two beats of the page's own clock while something else is done. */
async function stillestDuring(page: Page, work: () => Promise<unknown>): Promise<{ seconds: number; still: number }> {
  await page.evaluate(
    "globalThis.beat = { last: performance.now(), longest: 0, timer: setInterval(() => { const now = performance.now(); beat.longest = Math.max(beat.longest, now - beat.last); beat.last = now; }, 10) }",
  );
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  return { seconds, still: await page.evaluate("(clearInterval(beat.timer), beat.longest)") };
}

async function bench(findings: number): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), "uppsikt-arbetslista-"));
  const siteDir = await workListSite(work, findings);
  const site = await serveSite({ dir: siteDir, port: 0 });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const first = await context.newPage();
    await first.goto(`${site.url}fynd`, { waitUntil: "commit" });
    await first.locator(".case-list tbody td").first().waitFor();
    const listed = (await first.evaluate("performance.now()")) as number;
    await context.close();

    const { page } = await openPage(browser, `${site.url}fynd`, { width: 1400 });
    const acts: Record<string, string> = {
      "choose a rule": choose("regel", "R07"),
      "and a month": choose("manad", "2024-05"),
      "everything again": 'document.querySelector(".filters .quiet-button").click()',
      "sort by kronor": `document.querySelector('[data-key="unik_kr"]').click()`,
      "search for an id": `{ const field = document.querySelector('input[type="search"]'); field.value = "f-00000001e240"; field.dispatchEvent(new Event("input")); }`,
      "next case": 'document.querySelector(".case-steps button:nth-of-type(2)").click()',
    };
    const figures: Record<string, string> = { "the list is there": `${Math.round(listed)} ms` };
    let slowest = 0;
    for (const [name, act] of Object.entries(acts)) {
      const taken = await timed(page, act);
      slowest = Math.max(slowest, taken);
      figures[name] = `${Math.round(taken)} ms`;
    }
    await page.evaluate('document.querySelector(".filters .quiet-button").click()');
    for (const [name, button] of [
      ["CSV, all findings", "Spara som CSV"],
      ["Excel, all findings", "Spara arbetslistan för Excel"],
    ] as const) {
      let size = 0;
      const { seconds, still } = await stillestDuring(page, async () => {
        const waits = page.waitForEvent("download", { timeout: 600_000 });
        await page.getByRole("button", { name: button }).click();
        size = statSync(await (await waits).path()).size;
      });
      figures[name] =
        `${seconds.toFixed(1)} s, ${(size / 1e6).toFixed(1)} MB; the page stood still ${Math.round(still)} ms`;
    }
    const heap = (await page.evaluate("performance.memory?.usedJSHeapSize ?? 0")) as number;
    figures["the page's heap"] = `${Math.round(heap / 1e6)} MB`;
    console.table(figures);
    console.log(
      `${slowest <= LIMIT ? "håller" : "HÅLLER INTE"}: the slowest choice ${Math.round(slowest)} ms, limit ${LIMIT}`,
    );
    return slowest <= LIMIT ? 0 : 1;
  } finally {
    await browser.close();
    await site.close();
    rmSync(work, { recursive: true, force: true });
  }
}

process.exitCode = await bench(Number(process.argv[2] ?? 200_000));
