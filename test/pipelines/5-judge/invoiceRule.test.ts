import { describe, expect, test } from "vitest";
import { invoiceRules } from "../../../pipelines/5-judge/invoices.ts";
import { parseSqlFile } from "../../../src/metadata/header.ts";
import { type InvoiceRule, inOrder, invoiceRule } from "../../../src/metadata/invoiceRule.ts";
import { thresholds } from "./moneyWarehouse.ts";

const header = `-- regel: R99
-- namn: Ett mönster
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [fakturor]
-- valfria_kallor: []
-- om: fakturarader
-- exponering: fakturarader
-- q: 0.01
-- trosklar:
--   r99_minuter: minuter som inte frågas om
-- efter: []
-- krav: [NA-47]
-- oskyldig_forklaring: Det kan ha en naturlig förklaring.
-- fraga: Hur hänger det ihop?
-- kalla: Ett dokumenterat fall`;
const body = "select * from kant.fakturor where timmar > troskel('r99_minuter')";
const read = (head = header, sql = body, name = "R99-monster"): InvoiceRule =>
  invoiceRule(parseSqlFile(`pipelines/5-judge/invoices/${name}.sql`, `${head}\n\n${sql}\n`));

test("a rule that holds is read whole", () => {
  expect(read()).toMatchObject({ regel: "R99", klass: "mjuk", kallor: ["fakturor"], krav: ["NA-47"], sql: body });
});

describe("a rule file that does not hold is refused with its name and the fault", () => {
  test.each([
    ["unknown class", () => read(header.replace("mjuk", "medel")), /R99-monster\.sql.*klass/],
    ["missing question", () => read(header.replace(/-- fraga.*\n/, "")), /R99-monster\.sql.*fraga/],
    ["unknown key", () => read(`${header}\n-- extra: 1`), /R99-monster\.sql.*extra/],
    ["another id than the file's", () => read(header, body, "R98-monster"), /R98-monster\.sql says regel: R99/],
    ["undeclared threshold", () => read(header, `${body} + troskel('dold')`), /uses dold/],
    ["declared threshold that is not used", () => read(header, "select 1"), /names r99_minuter/],
    ["undeclared source", () => read(header, `${body} and exists (from kant.beslut)`), /reads beslut/],
    ["soft, without a stated q", () => read(header.replace("-- q: 0.01\n", "")), /must say q/],
    [
      "a column of a source it could do without",
      () => read(`${header}\n-- kolumner: [personal.enhet_id]`),
      /kallor does not name/,
    ],
    ["what it lacks without what it finds", () => read(header, `-- @saknar\n${body}`), /both of the sections/],
    ["undeclared order", () => read(header, `${body} and 'R05' <> ''`), /uses R05/],
  ])("%s", (_, act, message) => expect(act).toThrow(message));
});

test("rules run after those whose findings they read; a ring is refused", () => {
  const rule = (regel: string, efter: string[]) => ({ ...read(), regel, efter });
  expect(inOrder([rule("R06", ["R18", "R05"]), rule("R05", ["R18"]), rule("R18", [])]).map((one) => one.regel)).toEqual(
    ["R18", "R05", "R06"],
  );
  expect(() => inOrder([rule("R06", ["R05"]), rule("R05", ["R06"])])).toThrow(/wait for each other: R05, R06/);
});

test("every threshold that a rule names has a value, and every rule's id is its own", () => {
  const rules = invoiceRules();
  expect(new Set(rules.map((rule) => rule.regel)).size).toBe(rules.length);
  for (const name of rules.flatMap((rule) => Object.keys(rule.trosklar))) expect(thresholds()).toHaveProperty(name);
});
