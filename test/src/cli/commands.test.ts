import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../../dashboards/components/data.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { succeeded, uppsikt, uppsiktHere } from "../../helpers/cli.ts";
import { filesUnder } from "../../helpers/files.ts";
import { writeMiniFolder } from "../../helpers/miniFolder.ts";
import { openRun } from "../../helpers/openRun.ts";

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "uppsikt-kommandon-"));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function reading<T>(out: string, read: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openRun(out);
  try {
    return await read(warehouse);
  } finally {
    warehouse.close();
  }
}

describe("init", () => {
  it("writes a folder that goes all the way with utforare and enheter alone", async () => {
    const [data, out] = [join(work, "start"), join(work, "start-ut")];
    expect(succeeded(await uppsikt(["init", data])).stdout).toContain(`uppsikt check --data ${data}`);
    const sources = (await allContracts()).map(({ source }) => `${source}/${source}.csv`);
    expect(filesUnder(data)).toEqual([...sources, "uppsikt.yaml"].sort());

    appendFileSync(join(data, "utforare", "utforare.csv"), "U1;;;Prov Omsorg AB;privat;\n");
    appendFileSync(join(data, "enheter", "enheter.csv"), "E1;;U1;Provets hemtjänst;hemtjanst;SoL;;;;;\n");
    const { stdout, stderr } = succeeded(await uppsikt(["run", "--data", data, "--out", out, "--json"]));
    expect(stderr).toBe("");
    const said = jsonLines(stdout);
    expect(said.at(-1)).toMatchObject({ resultat: { rows: 2, rejected: 0 } });
    const told = new Set(said.map((line) => line.steg));
    for (const step of ["pröva", "modell", "bedöm", "planera", "publicera"]) expect(told).toContain(step);
    // The key is made at the first run, for its owner only; so is the database.
    expect(statSync(join(data, "nyckel")).mode & 0o777).toBe(0o600);
    expect(statSync(join(out, "uppsikt.duckdb")).mode & 0o777).toBe(0o600);

    const built = jsonLines(succeeded(await uppsikt(["build", "--out", out, "--json"])).stdout).at(-1);
    expect(built).toMatchObject({ resultat: [{ utgava: "ekonomi" }, { utgava: "intern" }] });
    for (const { sidor } of (built as { resultat: { sidor: number }[] }).resultat) expect(sidor).toBeGreaterThan(2);
  });
});

describe("--as-of", () => {
  it("takes away what was not yet known, and what was known then stays", async () => {
    const data = writeMiniFolder(join(work, "vid-dag"));
    const out = join(work, "vid-dag-ut");
    const counts = async (asOf: string): Promise<unknown> => {
      succeeded(await uppsikt(["run", "--data", data, "--out", out, "--as-of", asOf]));
      const [korning] = rowsOf<{ per_datum: string }>(readFileSync(join(out, "published", "intern", "korning.arrow")));
      expect(korning?.per_datum).toBe(asOf);
      return reading(out, (warehouse) =>
        warehouse.row(
          "select (select count(*) from kalla.avvikelser)::integer as lasta, (select count(*) from kant.avvikelser)::integer as kanda, (select max(kvartal) from modell.kvartal where fullstandigt) as sista",
        ),
      );
    };
    // A2 happened on 10 May and was registered on the 12th (mini folder): the day before, nobody knew.
    expect(await counts("2026-05-11")).toEqual({ lasta: 2, kanda: 1, sista: "2026-Q1" });
    expect(await counts("2026-05-12")).toEqual({ lasta: 2, kanda: 2, sista: "2026-Q1" });
  });
});

describe("check", () => {
  it("tells file and line of what it rejects, and leaves no trace in the data folder", async () => {
    const data = writeMiniFolder(join(work, "prova"), {
      nyckel: null,
      "uppsikt.yaml": "kommun: Prov\ntrosklar:\n  avvisade_andel: 1\n",
      "avvikelser/avvikelser.csv":
        "avvikelse_id;enhet_id;handelsedatum;registrerad_datum;kategori\nA1;E1;2026-01-10;2026-01-11;fall\nA2;E9;2026-01-10;2026-01-11;fall\n",
    });
    const before = filesUnder(data);
    const { stdout } = succeeded(await uppsikt(["check", "--data", data, "--as-of", "2026-09-30", "--json"]));
    const { resultat } = jsonLines(stdout).at(-1) as { resultat: { filer: unknown[]; fel: unknown[] } };
    expect(resultat.filer).toHaveLength(3);
    expect(resultat.fel).toMatchObject([
      { fil: "avvikelser/avvikelser.csv", rad: 3, kolumn: "enhet_id", regel: "okant_id" },
    ]);
    expect(filesUnder(data)).toEqual(before);
    const early = succeeded(await uppsikt(["check", "--data", data, "--as-of", "2026-01-10"])).stdout;
    expect(early).toContain("räknas inte med: 1 i avvikelser/avvikelser.csv. De räknas från");
    expect(stdout).not.toContain("räknas inte med");
  });

  it("names what people filled in apart: what was not read, and what waits for later data", async () => {
    const data = writeMiniFolder(join(work, "ifyllt"), {
      "uppsikt.yaml": "kommun: Prov\ntrosklar:\n  avvisade_andel: 1\n",
      "fyndsvar/svar.csv":
        "fynd_id;datum;utfall;roll\nF-0123456789ab;2026-09-01;vetej;ekonom\nF-0123456789ac;;;\nF-0123456789ad;2026-10-15;Förklarat;ekonom\nF-0123456789ae;;;ekonom\n",
    });
    const { stdout } = succeeded(await uppsiktHere(["check", "--data", data, "--as-of", "2026-09-30", "--no-rows"]));
    expect(stdout).toContain("\n1 av 2 svar i fyndsvar/svar.csv lästes inte: rad 2.\n");
    expect(stdout).toContain(
      "\n1 av 2 svar i fyndsvar/svar.csv räknas inte än: dagen ligger efter uppgifternas sista, den 30 september 2026.",
    );
    expect(stdout).toContain("\n1 svar i fyndsvar/svar.csv väntar på bedömning: ");
    expect(stdout).not.toContain("vetej");
    const { stdout: json } = succeeded(await uppsiktHere(["check", "--data", data, "--as-of", "2026-09-30", "--json"]));
    expect(jsonLines(json).at(-1)).toMatchObject({
      resultat: {
        ifyllda_som_inte_lastes: [{ fil: "fyndsvar/svar.csv", rader: 2, avvisade: [2] }],
        vantar_pa_bedomning: [{ fil: "fyndsvar/svar.csv", rader: [5] }],
        senare_daterade: [{ fil: "fyndsvar/svar.csv", senare: 1, rader: 2 }],
      },
    });
  });
});

describe("help", () => {
  it("is in Swedish, for every command", async () => {
    for (const command of ["", "init", "example", "check", "run", "plan", "explain", "build", "serve"]) {
      const { code, stdout, stderr } = await uppsiktHere([...(command ? [command] : []), "--help"]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/^Användning: uppsikt/);
      expect(stdout).not.toMatch(/\b(Usage|Options|Commands|Arguments|display|default|choices)\b/);
    }
  });
});
