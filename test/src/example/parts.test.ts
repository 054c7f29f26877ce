import organisationsnummer from "organisationsnummer";
import personnummer from "personnummer";
import { describe, expect, it } from "vitest";
import { carriage, english, Table } from "../../../src/example/csv.ts";
import { canaryNumbers, caseId, organisationNumber } from "../../../src/example/identity.ts";
import { generateExample } from "../../../src/example/index.ts";
import { amountOf } from "../../../src/example/invoiceLines.ts";
import { organise } from "../../../src/example/organisation.ts";
import { Random } from "../../../src/example/random.ts";
import { sizes } from "../../../src/example/sizes.ts";
import { roundMinutes } from "../../../src/example/visitDay.ts";
import { memoryWriter } from "./memory.ts";

describe("randomness", () => {
  it("is the same for the same name and another for another", () => {
    const draw = (name: string) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.uint32()
        )(new Random(1, name)),
      );
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("has the moments it should have", () => {
    const random = new Random(1, "moment");
    const mean = (draw: () => number, n = 40_000) =>
      Array.from({ length: n }, draw).reduce((sum, value) => sum + value, 0) / n;
    // Five standard errors of each mean.
    expect(Math.abs(mean(() => random.next()) - 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / 200);
    expect(Math.abs(mean(() => random.normal()))).toBeLessThan(5 / 200);
    expect(Math.abs(mean(() => random.normal() ** 2) - 1)).toBeLessThan((5 * Math.SQRT2) / 200);
    expect(Math.abs(mean(() => random.gamma(2, 3)) - 3)).toBeLessThan((5 * 3) / Math.SQRT2 / 200);
    expect(Math.abs(mean(() => random.poisson(47)) - 47)).toBeLessThan((5 * Math.sqrt(47)) / 200);
    expect(Math.abs(mean(() => random.poisson(0.3)) - 0.3)).toBeLessThan((5 * Math.sqrt(0.3)) / 200);
  });
});

describe("identities", () => {
  it("makes organisation numbers with a right check digit", () => {
    for (let serial = 1; serial < 60; serial++)
      expect(organisationsnummer.valid(organisationNumber("559990", serial))).toBe(true);
    expect(organisationsnummer.valid(organisationNumber("212000", 901))).toBe(true);
  });

  it("uses valid test numbers as canaries", () => {
    for (const number of [canaryNumbers.soleTrader, ...canaryNumbers.brukare, ...canaryNumbers.inText])
      expect(personnummer.valid(number), number).toBe(true);
  });

  it("gives no case id twice", () => {
    expect(new Set(Array.from({ length: 200_000 }, (_, i) => caseId(i))).size).toBe(200_000);
  });
});

describe("money and minutes", () => {
  it("rounds halves up: minutes to the step of the contract, amounts to the öre", () => {
    // sources.md: "rounded to the nearest avrundning_minuter (halves up)".
    expect([7, 8, 22, 23].map((minutes) => roundMinutes(minutes, 15))).toEqual([0, 15, 15, 30]);
    expect(roundMinutes(2.5, 5)).toBe(5);
    expect(roundMinutes(13, 0)).toBe(13);
    // 1,9333 h × 421,70 kr = 815,27261 kr; 0,5 h × 0,01 kr = half an öre.
    expect(amountOf(19_333, 42_170)).toBe(81_527);
    expect(amountOf(5_000, 1)).toBe(1);
  });
});

describe("a table", () => {
  it("follows its dialect and knows physical lines", async () => {
    const writer = memoryWriter();
    const table = await Table.create(writer, "a/b.csv", ["x", "y"], english);
    expect(table.row(["one, two", 1.5])).toBe(2);
    expect(table.row(['say "so"\nand more', null])).toBe(3);
    expect(table.row([table.kronor(-1_205), table.fixed(2, 2)])).toBe(5);
    await table.close();
    expect(writer.files.get("a/b.csv")?.toString()).toBe('x,y\n"one, two",1.5\n"say ""so""\nand more",\n-12.05,2.00\n');
  });

  it("can end its lines as old systems do", async () => {
    const writer = memoryWriter();
    const table = await Table.create(writer, "c.csv", ["x"], carriage);
    table.row([1.5]);
    await table.close();
    expect(writer.files.get("c.csv")?.toString()).toBe("x\r1,5\r");
  });
});

describe("liten", () => {
  it("has some 30 utförare and 80 enheter, and three large verksamhetsområden", () => {
    const { companies, units } = organise(1, sizes.liten);
    const areas = new Map<string, number>();
    for (const unit of units) areas.set(unit.area.verksamhetsomrade, (areas.get(unit.area.verksamhetsomrade) ?? 0) + 1);
    expect(companies.length).toBe(30);
    expect(units.length).toBeGreaterThanOrEqual(78);
    expect(units.length).toBeLessThanOrEqual(85);
    expect(areas.size).toBeGreaterThanOrEqual(10);
    expect([...areas.values()].filter((count) => count >= 12).length).toBeGreaterThanOrEqual(3);
    expect(new Set(units.map((unit) => unit.contract.form))).toEqual(
      new Set(["LOV", "LOU", "ramavtal", "direktupphandling", "overenskommelse"]),
    );
    expect(new Set(units.map((unit) => unit.contract.basis))).toEqual(new Set(["utford", "beviljad"]));
    expect(new Set(companies.map((company) => company.id)).size).toBe(companies.length);
    expect(new Set(units.map((unit) => unit.id)).size).toBe(units.length);
  });

  it("calls no private company by what it does not run", () => {
    const { companies, units } = organise(1, sizes.liten);
    const words = { hemtjanst: /hem/i, boende: /äldre/i, lss: /LSS|funktion/i, ifo: /behandling|sociala/i };
    let looked = 0;
    for (const { company, area } of units) {
      if (company.regi !== "privat" || !company.name.endsWith(" AB")) continue;
      expect([company.name, area.verksamhetsomrade, words[area.pool].test(company.name)]).toEqual([
        company.name,
        area.verksamhetsomrade,
        true,
      ]);
      looked++;
    }
    expect(looked).toBeGreaterThan(20);
    expect(new Set(companies.map((company) => company.name)).size).toBe(companies.length);
  });

  it("has about a million visits", async () => {
    const discard = { open: async () => ({ write: async () => undefined, close: async () => undefined }) };
    const rows = await generateExample({ size: "liten", seed: 1, writer: discard });
    expect(rows.utford_tid).toBeGreaterThan(900_000);
    expect(rows.utford_tid).toBeLessThan(1_150_000);
  });
});
