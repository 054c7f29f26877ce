import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { succeeded, uppsikt, uppsiktHere } from "../../helpers/cli.ts";
import { hashesUnder } from "../../helpers/files.ts";
import { writeMiniFolder } from "../../helpers/miniFolder.ts";

let work: string;
let out: string;
let before: Record<string, string>;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "uppsikt-nej-"));
  out = join(work, "ut");
  succeeded(await uppsikt(["run", "--data", writeMiniFolder(join(work, "hel")), "--out", out]));
  before = hashesUnder(out);
  expect(Object.keys(before).length).toBeGreaterThan(20);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Exit 2, one Swedish sentence on one line, nothing else written, and the edition as it was (design 2, commands). */
async function refused(args: readonly string[], run = uppsiktHere): Promise<string> {
  const { code, stdout, stderr } = await run(args);
  const lines = stderr.split("\n").filter((line) => !/^ *[\d,]+ s {2}\S/.test(line));
  expect({ code, stdout, lines: lines.length }).toEqual({ code: 2, stdout: "", lines: 2 });
  expect(lines[1]).toBe("");
  expect(lines[0]).not.toMatch(/\b(error|Error|at async|node_modules|must|should|invalid|expected)\b/);
  expect(hashesUnder(out)).toEqual(before);
  return lines[0]!;
}

const broken: [string, Record<string, string | null>, RegExp][] = [
  [
    "a missing mandatory source",
    { "enheter/enheter.csv": null },
    /^källan enheter är obligatorisk men mappen .+ har ingen fil; lägg/,
  ],
  ["an empty file", { "klagomal/klagomal.csv": "" }, /^filen klagomal\/klagomal\.csv är tom; /],
  [
    "a file without header",
    { "avvikelser/avvikelser.csv": "A1;E1;2026-01-10;2026-01-11;fall;1\n" },
    /^filen avvikelser\/avvikelser\.csv har ingen rubrikrad som känns igen; .+avvikelse_id, enhet_id/,
  ],
  [
    "too many rejected rows",
    {
      "avvikelser/avvikelser.csv":
        "avvikelse_id;enhet_id;handelsedatum;registrerad_datum;kategori\nA1;E1;2026-01-10;2026-01-11;fall\nA2;E1;igår;2026-01-11;fall\n",
    },
    /^filen avvikelser\/avvikelser\.csv: 1 av 2 rader avvisades, mer än gränsen 10\s%/,
  ],
  [
    "YAML that cannot be read",
    { "uppsikt.yaml": "kommun: [Provköping\n" },
    /^uppsikt\.yaml, rad \d+: går inte att läsa som YAML/,
  ],
  [
    "a misspelt key",
    { "uppsikt.yaml": "kommun: A\nriktlinjen: x\n" },
    /^uppsikt\.yaml, rad 2: nyckeln riktlinjen känns inte igen/,
  ],
  [
    "a threshold of the wrong kind",
    { "uppsikt.yaml": "kommun: A\ntrosklar:\n  avvisade_andel: låg\n" },
    /avvisade_andel har fel slags värde; här väntas ett tal/,
  ],
  ["no uppsikt.yaml", { "uppsikt.yaml": null }, /^uppsikt\.yaml saknas i /],
  [
    "an unknown guideline",
    { "uppsikt.yaml": "kommun: A\nriktlinje: atlantis\n" },
    /^riktlinje: atlantis finns inte; välj bland /,
  ],
  ["a key that was cut", { nyckel: "abc\n" }, /^nyckelfilen .+ är inte 64 hexadecimala tecken; /],
];

describe("run refuses", () => {
  it.each(broken)("%s", async (name, change, sentence) => {
    const data = writeMiniFolder(join(work, name.replaceAll(" ", "-")), change);
    expect(await refused(["run", "--data", data, "--out", out])).toMatch(sentence);
  });

  it("a data folder that does not exist, as a process of its own too", async () => {
    expect(await refused(["run", "--data", join(work, "ingen"), "--out", out], uppsikt)).toMatch(
      /^datamappen .+ingen finns inte; /,
    );
  });

  it.each([
    [["--as-of", "2026-02-30"], /2026-02-30; skriv ett datum som finns, ÅÅÅÅ-MM-DD/],
    [["--as-of", "i går"], /i går; skriv ett datum/],
    [["--threads", "0"], /kan inte vara 0; skriv ett heltal som är minst 1/],
    [["--memory", "mycket"], /kan inte vara mycket; skriv en mängd/],
    [["--fart"], /^valet --fart finns inte; /],
  ])("%j", async (options, sentence) => {
    expect(await refused(["run", "--data", join(work, "hel"), "--out", out, ...options])).toMatch(sentence);
  });
});

describe("a wrong command line is refused", () => {
  it.each([
    [["rnu"], /^kommandot rnu finns inte \(menade du run\?\); /],
    [["run", "--data", "x"], /^valet --out <mapp> saknas; /],
    [["explain", "--out", "x"], /^argumentet id saknas; /],
    [
      ["example", "--data", "x", "--size", "enorm"],
      /^valet --size <storlek> kan inte vara enorm; välj bland liten, stad, storstad; /,
    ],
  ])("%j", async (args, sentence) => {
    expect(await refused(args)).toMatch(sentence);
  });

  it.each([
    [
      (folder: string) => ["plan", "--data", join(folder, "hel"), "--out", join(folder, "tomt")],
      /^det finns inget resultat i /,
    ],
    [(folder: string) => ["explain", "R-1", "--out", join(folder, "tomt")], /^det finns inget resultat i /],
    [
      (folder: string) => ["explain", "R-1", "--out", join(folder, "ut")],
      /^id R-1 finns inte i den senaste körningen; /,
    ],
    [
      (folder: string) => ["build", "--out", join(folder, "tomt")],
      /^utgåvan ekonomi finns inte i .+; kör uppsikt run först/,
    ],
    [(folder: string) => ["build", "--out", join(folder, "ut"), "--edition", "namnd"], /^utgåvan namnd finns inte i /],
    [
      (folder: string) => ["serve", "--out", join(folder, "tomt")],
      /^webbplatsen .+ finns inte i .+; kör uppsikt build först/,
    ],
    [(folder: string) => ["init", join(folder, "hel")], /uppsikt\.yaml finns redan och skrivs inte över; /],
    [(folder: string) => ["example", "--data", join(folder, "hel")], /^mappen .+ är inte tom; /],
  ])("case %#", async (args, sentence) => {
    expect(await refused(args(work))).toMatch(sentence);
  });
});

describe("check and run agree on which file has too many wrong rows", () => {
  const header = "avvikelse_id;enhet_id;handelsedatum;registrerad_datum;kategori\n";
  const answers = "fynd_id;datum;utfall;belopp;roll\n";
  it.each([
    [
      "empty rows do not hide that half of the others are wrong",
      {
        "avvikelser/avvikelser.csv": `${header}A1;E1;2026-01-10;2026-01-11;fall\nA2;E1;igår;2026-01-11;fall\n${";;;;\n".repeat(40)}`,
      },
      /1 av 2 rader/,
    ],
    [
      "two wrong answers among forty that nobody has given yet",
      {
        "fyndsvar/svar.csv": `${answers}F-000000000001;2026-09-01;fel;;ekonom\nF-000000000002;igår;forklarat;;ekonom\n${"F-00000000000a;;;;\n".repeat(40)}`,
      },
      null,
    ],
    [
      "a file of one row, and that one wrong",
      { "avvikelser/avvikelser.csv": `${header}A1;E9;2026-01-10;2026-01-11;fall\n` },
      /1 av 1 rad /,
    ],
  ])("%s", async (_, files, refusal) => {
    const folder = mkdtempSync(join(work, "enig-"));
    writeMiniFolder(folder, files);
    const checked = await uppsiktHere(["check", "--data", folder]);
    const ran = await uppsiktHere(["run", "--data", folder, "--out", join(folder, "ut")]);
    expect([checked.code, ran.code]).toEqual(refusal ? [2, 2] : [0, 0]);
    if (refusal) for (const { stderr } of [checked, ran]) expect(stderr).toMatch(refusal);
  });
});

describe("a fault of ours", () => {
  it("is exit 1, and tells nothing of what the database says it found", async () => {
    const folder = join(work, "trasig");
    writeMiniFolder(folder, { "uppsikt.duckdb": "19121212-1212 är ingen databas" });
    const { code, stdout, stderr } = await uppsiktHere(["explain", "R-1", "--out", folder]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^ett fel i Uppsikt \(inte i era filer\): /);
    expect(stderr).not.toContain("19121212-1212");
  });

  it("masks what looks like an identity number, whatever the fault", async () => {
    writeFileSync(join(work, "en-fil"), "");
    const { code, stderr } = await uppsikt([
      "run",
      "--data",
      join(work, "hel"),
      "--out",
      join(work, "en-fil", "19121212-1212"),
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain("ENOTDIR");
    expect(stderr).not.toContain("19121212-1212");
  });
});
