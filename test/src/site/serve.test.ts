import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serveSite } from "../../../src/site/serve.ts";

let work: string;
let site: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "uppsikt-serve-"));
  await mkdir(join(work, "sajt/utforare"), { recursive: true });
  await mkdir(join(work, "sajt/_file"), { recursive: true });
  await writeFile(join(work, "hemlig.txt"), "hemligt");
  await writeFile(join(work, "sajt/index.html"), "start");
  await writeFile(join(work, "sajt/utforare.html"), "alla");
  await writeFile(join(work, "sajt/utforare/alfa.html"), "alfa");
  await writeFile(join(work, "sajt/404.html"), "Sidan finns inte");
  await writeFile(join(work, "sajt/_file/d.0123abcd.arrow"), "ARROW1");
  await symlink(join(work, "hemlig.txt"), join(work, "sajt/genvag.txt"));
  site = await serveSite({ dir: join(work, "sajt"), port: 0 });
});
afterAll(async () => {
  await site.close();
  await rm(work, { recursive: true, force: true });
});

/** `fetch` tidies `..` away before it asks; a hostile client does not. */
function get(
  path: string,
  options: { host?: string; method?: string } = {},
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  const { port, host } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { port, host: "127.0.0.1", path, method: options.method ?? "GET", headers: { host: options.host ?? host } },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          body += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
      },
    );
    outgoing.on("error", reject).end();
  });
}

it.each([
  ["/", "start"],
  ["/utforare", "alla"],
  ["/utforare/", "alla"],
  ["/utforare/alfa?x=1", "alfa"],
])("answers %s", async (path, body) => {
  expect(await get(path)).toMatchObject({ status: 200, body });
});

it("names Arrow files by their type and lets hashed files be kept", async () => {
  const { headers } = await get("/_file/d.0123abcd.arrow");
  expect(headers["content-type"]).toBe("application/vnd.apache.arrow.file");
  expect(headers["cache-control"]).toContain("immutable");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

it.each([
  "/../hemlig.txt",
  "/%2e%2e/hemlig.txt",
  "/..%2fhemlig.txt",
  "/utforare/..%5c..%5chemlig.txt",
  "/genvag.txt",
  "/%00",
  "/%E0%A4%A",
])("stays inside the site: %s", async (path) => {
  expect(await get(path)).toMatchObject({ status: 404, body: "Sidan finns inte" });
});

it("serves only this machine's names and only reading", async () => {
  expect((await get("/", { host: "elak.example" })).status).toBe(421);
  expect((await get("/", { method: "POST" })).status).toBe(405);
  expect(new URL(site.url).hostname).toBe("127.0.0.1");
});

it("takes a free port when the wanted one is taken", async () => {
  const second = await serveSite({ dir: join(work, "sajt"), port: Number(new URL(site.url).port) });
  expect(second.url).not.toBe(site.url);
  expect(await (await fetch(second.url)).text()).toBe("start");
  await second.close();
});

it("says what to do when no site is built", async () => {
  await expect(serveSite({ dir: join(work, "finns-inte"), port: 0 })).rejects.toThrow(/kör först uppsikt build/);
});
