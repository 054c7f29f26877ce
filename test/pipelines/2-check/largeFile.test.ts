import { expect, test } from "vitest";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { deliver } from "./deliver.ts";
import { smallContract } from "./smallContract.ts";

const header = "prov_id;brukar_id;benamning;dag;belopp;antal;slag;flera;nar;ja\n";
const row = (line: number, change: { dag?: string; benamning?: string } = {}): string =>
  `P${line};EX-${line % 1000};${change.benamning ?? "Åsas prov nummer nio"};${change.dag ?? "2025-01-31"};${line},50;${line};alfa;alfa,beta;2025-01-31 08:00;ja\n`;

const places = async (warehouse: Warehouse) => ({
  rejected: (await warehouse.rows<Row>("select rad, regel from resultat.avvisade_rader order by rad")).map(
    ({ rad, regel }) => [rad, regel],
  ),
  misplaced: await warehouse.row(
    "select count(*) as n from kalla.prov where antal <> fil_rad or belopp <> fil_rad + 0.5",
  ),
  accepted: await warehouse.row("select count(*) as n from kalla.prov"),
});

/** The engine reads such a file in pieces on several threads: lines must be those of the file, not of the pieces. */
test("in a file of many pieces every row keeps its line, and every fault is found on its own", async () => {
  const rows = 400_000;
  const faults = [2, 3, 99_999, 123_456, 250_000, rows + 1];
  const lines = Array.from({ length: rows }, (_, index) =>
    row(index + 2, faults.includes(index + 2) ? { dag: "2025-02-30" } : {}),
  );
  const found = await deliver(
    { contract: smallContract, files: new Map([["prov.csv", Buffer.from(header + lines.join(""))]]), threads: 2 },
    places,
  );
  expect(found).toEqual({
    rejected: faults.map((line) => [line, "datum"]),
    misplaced: { n: 0 },
    accepted: { n: rows - faults.length },
  });
});

/** The careful path must not read the rest of the file again for each quote that never closes. */
test("stray quotes in a large file cost their own lines and little time", async () => {
  const rows = 60_000;
  const lines = Array.from({ length: rows }, (_, index) =>
    row(index + 2, index % 100 === 0 ? { benamning: '"Åsas prov' } : {}),
  );
  const start = performance.now();
  const found = await deliver(
    { contract: smallContract, files: new Map([["prov.csv", Buffer.from(header + lines.join(""))]]) },
    places,
  );
  expect(found).toEqual({
    rejected: Array.from({ length: rows / 100 }, (_, index) => [index * 100 + 2, "struktur"]),
    misplaced: { n: 0 },
    accepted: { n: rows - rows / 100 },
  });
  expect(performance.now() - start).toBeLessThan(30_000);
});
