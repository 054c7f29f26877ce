import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { succeeded, uppsiktHere } from "../../helpers/cli.ts";
import { filesUnder } from "../../helpers/files.ts";
import { writeMiniFolder } from "../../helpers/miniFolder.ts";
import { openRun } from "../../helpers/openRun.ts";

// Two kommuner; the same person, spelt otherwise, is at work in both on 4 August 10.20–10.40. Published test numbers, nobody's.
const GROUND = "OSL 10 kap. 27 §, beslut 2026-09-01, dnr ON 2026/123";
const visits = (rows: readonly string[]): string =>
  `besok_id;brukar_id;enhet_id;personal_id;insats;start;slut;avbojt\n${rows.join("\n")}\n`;
const ours = visits([
  "B1;K-HEMLIG-1;E2;19821105-9954;service;2026-08-04 10:00;2026-08-04 10:40;nej",
  "B2;K-HEMLIG-2;E2;P-17;service;2026-08-04 10:00;2026-08-04 10:40;nej",
  "B3;K-HEMLIG-1;E2;19821105-9954;service;2026-06-04 10:00;2026-06-04 10:40;nej",
]);
const theirs = visits([
  "A1;X1;E2;8211059954;tillsyn;2026-08-04 10:20;2026-08-04 10:50;nej",
  "A2;X2;E2;8211059954;service;2026-08-04 10:50;2026-08-04 11:15;nej",
  "A3;X3;E2;8211059954;service;2026-08-04 11:30;2026-08-04 12:00;nej",
  "A4;X3;E2;8211059954;service;2026-08-04 13:00;2026-08-04 13:30;ja",
  "A5;X3;E2;901211-9948;service;2026-08-05 09:00;2026-08-05 09:30;nej",
  "A6;X3;E2;anst 4;service;2026-08-05 09:00;2026-08-05 09:30;nej",
]);
const configuration = (kommun: string) => `kommun: ${kommun}
exempel: true
per_datum: 2026-09-30
trosklar: {risk_simuleringar: 100}
utbyten: [{namn: granne, nyckel: nyckel-granne}]
`;

let work: string;
let a: { data: string; out: string };
let b: { data: string; out: string };
const exported = (of: { data: string; out: string }, ...more: string[]) =>
  uppsiktHere(["export", "--utbyte", "granne", "--data", of.data, "--out", of.out, ...more]);
const run = async (of: { data: string; out: string }) =>
  succeeded(await uppsiktHere(["run", "--data", of.data, "--out", of.out]));

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "uppsikt-utbyte-"));
  const folder = (name: string, kommun: string, nyckel: string, besok: string) => ({
    data: writeMiniFolder(join(work, name), {
      "uppsikt.yaml": configuration(kommun),
      nyckel: `${nyckel.repeat(64)}\n`,
      "utford_tid/utford_tid.csv": besok,
    }),
    out: join(work, `${name}-ut`),
  });
  a = folder("a", "Provköpings kommun", "1", ours);
  b = folder("b", "Grannby kommun", "2", theirs);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe("two kommuner agree", () => {
  it("nothing leaves, and no key is made, without a legal ground that names nobody", async () => {
    for (const ground of [[], ["--rattslig-grund", "ja"], ["--rattslig-grund", "beslut om 19821105-9954 enligt OSL"]]) {
      const { code, stderr } = await exported(a, ...ground);
      expect([code, stderr]).toEqual([2, expect.stringContaining("--rattslig-grund")]);
      expect(stderr).not.toContain("9954");
    }
    expect(existsSync(join(a.data, "nyckel-granne"))).toBe(false);
  });

  it("an agreement that uppsikt.yaml does not name is refused with the line to add", async () => {
    const { code, stderr } = await uppsiktHere([
      "export",
      "--utbyte",
      "okand",
      "--data",
      a.data,
      "--out",
      a.out,
      "--rattslig-grund",
      GROUND,
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("utbyten: [{namn: okand, nyckel: nyckel-okand}]")]);
  });

  it("the first makes the key, for its owner only, and says what to do with it without showing it", async () => {
    const { stdout } = succeeded(await exported(a, "--rattslig-grund", GROUND));
    const path = join(a.data, "nyckel-granne");
    const key = readFileSync(path, "utf8").trim();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(key).not.toBe(readFileSync(join(a.data, "nyckel"), "utf8").trim());
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(stdout).toContain("Lämna en kopia");
    expect(stdout).not.toContain(key);
    copyFileSync(path, join(b.data, "nyckel-granne"));
  });

  it("a run under another key, or none, is not exported from", async () => {
    expect((await exported(b, "--rattslig-grund", GROUND)).stderr).toContain("kör uppsikt run först");
  });

  it("the file says when, of those who can be compared, and nothing about brukare", async () => {
    await run(b);
    const { stdout } = succeeded(await exported(b, "--rattslig-grund", GROUND));
    expect(stdout).toContain("1 i personalen har ett annat id än personnummer");
    const [csv, manifest] = filesUnder(join(b.out, "utbyte", "granne"));
    expect([csv, manifest]).toEqual([
      "grannby-kommun-2026-07-2026-09.csv",
      "grannby-kommun-2026-07-2026-09.manifest.json",
    ]);
    const text = readFileSync(join(b.out, "utbyte", "granne", csv!), "utf8");
    const [header, ...lines] = text.trim().split("\n");
    expect(header).toBe("utbyte;nyckelkontroll;kommun;person;start;slut");
    // Adjoining visits are one; the declined one is none.
    const times = lines.map((line) => line.split(";").slice(4).join(" – ")).sort();
    expect(times).toEqual([
      "2026-08-04 10:20 – 2026-08-04 11:15",
      "2026-08-04 11:30 – 2026-08-04 12:00",
      "2026-08-05 09:00 – 2026-08-05 09:30",
    ]);
    expect(new Set(lines.map((line) => line.split(";")[3])).size).toBe(2);
    expect(text).not.toMatch(/X[123]|E2|A\d|9954|9948|anst/);
    expect(JSON.parse(readFileSync(join(b.out, "utbyte", "granne", manifest!), "utf8"))).toMatchObject({
      utbyte: "granne",
      kommun: "Grannby kommun",
      rattslig_grund: GROUND,
      per_datum: "2026-09-30",
      fran: "2026-07",
      till: "2026-09",
      rader: 3,
      personer: 2,
      utelamnade_personer: 1,
    });
    expect(statSync(join(b.out, "utbyte", "granne", csv!)).mode & 0o777).toBe(0o600);
    mkdirSync(join(a.data, "utbytesbesok"), { recursive: true });
    writeFileSync(join(a.data, "utbytesbesok", csv!), text);
  });

  it("R30 finds the twenty minutes in which both paid for the same person", async () => {
    await run(a);
    const warehouse = await openRun(a.out);
    try {
      expect(
        await warehouse.rows("select rader, minuter, forklaring from resultat.fakturafynd where regel_id = 'R30'"),
      ).toEqual([
        {
          rader: ["B1"],
          minuter: 20,
          forklaring:
            "Samma personal är registrerad i Grannby kommun under 20 av besökets 40 minuter (2026-08-04 kl. 10.20–10.40).",
        },
      ]);
    } finally {
      warehouse.close();
    }
  });

  it("no identity number is stored or published on either side", () => {
    for (const { out } of [a, b])
      for (const file of filesUnder(out)) {
        const text = readFileSync(join(out, file)).toString("latin1");
        expect([file, /(19)?82\d{4}[-+ ]?9954|(19)?901211[-+ ]?9948/.test(text)]).toEqual([file, false]);
      }
  });

  it("under another key the rule says what it lacks, never that there is nothing", async () => {
    writeFileSync(join(a.data, "nyckel-granne"), `${"3".repeat(64)}\n`);
    await run(a);
    const warehouse = await openRun(a.out);
    try {
      expect(
        await warehouse.row("select tillamplig, saknar, antal from resultat.fakturaregler where regel_id = 'R30'"),
      ).toEqual({ tillamplig: false, saknar: ["utbytesbesok under samma utbytesnyckel"], antal: 0 });
    } finally {
      warehouse.close();
    }
  });

  it("the kommun's own key is refused as the key of an agreement", async () => {
    copyFileSync(join(a.data, "nyckel"), join(a.data, "nyckel-granne"));
    const { code, stderr } = await uppsiktHere(["run", "--data", a.data, "--out", a.out]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("samma nyckel som kommunens egen")]);
  });
});
