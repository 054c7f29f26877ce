import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";
import { type Browser, chromium as launcher, type Page } from "playwright-core";

const require = createRequire(import.meta.url);

/** Libraries that Chromium needs and a bare server may lack; the package brings them along. */
const SYSTEM_LIBRARY_FOLDERS = ["/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/lib/x86_64-linux-gnu", "/usr/lib"];

/** The Chromium of the package registry on Linux x64, the machine's own Chrome or Edge elsewhere. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === "linux" && process.arch === "x64") return launchPackaged();
  for (const channel of ["chrome", "msedge"]) {
    const browser = await launcher.launch({ channel }).catch(() => undefined);
    if (browser) return browser;
  }
  throw new Error("ingen webbläsare finns att prova med: installera Chrome eller Edge");
}

async function launchPackaged(): Promise<Browser> {
  const home = await unpackedChromium();
  const env: Record<string, string> = { FONTCONFIG_FILE: join(home, "fonts.conf") };
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (!SYSTEM_LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, "libnss3.so")))) {
    env.LD_LIBRARY_PATH = [join(home, "al2023", "lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  }
  return launcher.launch({
    executablePath: join(home, "chromium"),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
    env,
  });
}

/** Unpacked once per version, written beside and renamed last: two tests at once may both start with nothing. */
async function unpackedChromium(): Promise<string> {
  const packageFile = join(dirname(require.resolve("@sparticuz/chromium")), "..", "..", "package.json");
  const { version } = JSON.parse(await readFile(packageFile, "utf8")) as { version: string };
  const home = join(tmpdir(), `uppsikt-chromium-${version}`);
  if (existsSync(home)) return home;
  const next = await mkdtemp(`${home}-`);
  const archives = join(dirname(packageFile), "bin");
  await pipeline(
    createReadStream(join(archives, "chromium.br")),
    createBrotliDecompress(),
    createWriteStream(join(next, "chromium"), { mode: 0o755 }),
  );
  for (const [name, folder] of [
    ["fonts", "fonts"],
    ["al2023", "al2023"],
    ["swiftshader", "."],
  ] as const) {
    await mkdir(join(next, folder), { recursive: true });
    const tarFile = join(next, `${name}.tar`);
    await pipeline(
      createReadStream(join(archives, `${name}.tar.br`)),
      createBrotliDecompress(),
      createWriteStream(tarFile),
    );
    await promisify(execFile)("tar", ["-x", "-f", tarFile, "-C", join(next, folder)]);
    await rm(tarFile);
  }
  await writeFile(join(next, "fonts.conf"), fontConfiguration(home));
  await rename(next, home).catch(async (error: unknown) => {
    if (!existsSync(home)) throw error;
    await rm(next, { recursive: true, force: true });
  });
  return home;
}

/** The machine's fonts and, for a server that has none, the packaged one: Chromium crashes without any. */
const fontConfiguration = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`;

export interface OpenedPage {
  page: Page;
  /** errors and warnings of the console, and uncaught errors */
  problems: string[];
  /** requests to any other host than the page's own */
  foreign: string[];
}

/** Opens a page and waits until every part of it has been drawn. */
export async function openPage(browser: Browser, url: string, options: { width: number }): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: options.width, height: 900 }, locale: "sv-SE" });
  const page = await context.newPage();
  const problems: string[] = [];
  const foreign: string[] = [];
  const origin = new URL(url).origin;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => {
    const target = request.url();
    if (!target.startsWith(origin) && !/^(data|blob):/.test(target)) foreign.push(target);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForFunction(() => document.querySelector("observablehq-loading") === null);
  return { page, problems, foreign };
}

export interface AxeViolation {
  id: string;
  help: string;
  nodes: string[];
}

/** WCAG 2.0 and 2.1, levels A and AA: what EN 301 549 asks of a web page. */
export async function runAxe(page: Page): Promise<AxeViolation[]> {
  const source = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source); // evaluated, not added as a tag: the page's own policy forbids foreign scripts
  return page.evaluate(async () => {
    type Axe = {
      run: (options: object) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
    };
    const { axe } = globalThis as unknown as { axe: Axe };
    const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html }) => html.slice(0, 200)),
    }));
  });
}

/** True when the page as a whole scrolls sideways (WCAG 1.4.10). */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Saves a picture when UPPSIKT_SCREENSHOTS names a folder; otherwise tests leave no files behind. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.UPPSIKT_SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
