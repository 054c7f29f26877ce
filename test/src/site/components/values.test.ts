import { readFileSync } from "node:fs";
import {
  Bool,
  DateDay,
  Decimal,
  Field,
  Int32,
  Int64,
  List,
  makeBuilder,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import { describe, expect, it } from "vitest";
import { compareBy, formatValue } from "../../../../dashboards/components/columns.ts";
import { toCsv } from "../../../../dashboards/components/csv.ts";
import { loadTable, rowsOf } from "../../../../dashboards/components/data.ts";
import { fileName } from "../../../../dashboards/components/download.ts";
import { positions } from "../../../../dashboards/components/flow.ts";
import * as format from "../../../../dashboards/components/format.ts";
import * as palette from "../../../../dashboards/components/palette.ts";
import { riskLevel } from "../../../../dashboards/components/risk.ts";

const NBSP = "\u00a0";
const MINUS = "\u2212";

describe("format: Swedish conventions, compared code point by code point", () => {
  it.each([
    [format.number(-1234567.891, 3), `${MINUS}1${NBSP}234${NBSP}567,891`],
    [format.number(-0.04, 1), "0,0"],
    [format.number(null), "saknas"],
    [format.signed(0.92, 1), "+0,9"],
    [format.signed(0.01, 1), "0,0"],
    [format.share(0.123), `12${NBSP}%`],
    [format.kronor(1234567.8), `1${NBSP}234${NBSP}568${NBSP}kr`],
    [format.kronorShort(1_400_000), `1,4${NBSP}mnkr`],
    [format.kronorShort(45_678), `46${NBSP}tkr`],
    [format.axis(format.THOUSANDS)(2_500), `2,5${NBSP}tkr`],
    [format.axis(format.THOUSANDS)(0), `0${NBSP}tkr`],
    [format.interval(2.1, 3.4, (value) => format.number(value, 1)), "2,1–3,4"],
    [format.interval(-2.1, 3.4, (value) => format.number(value, 1)), `${MINUS}2,1 till 3,4`],
    [format.shareInterval(0.08, 0.17), `8–17${NBSP}%`],
    [format.date("2025-12-31"), "31 december 2025"],
    [format.quarter("2025-Q4"), "kvartal 4 2025"],
    [format.month("2025-05"), "maj 2025"],
    [format.monthName(1), "jan"],
    [format.inWords(3), "tre"],
    [format.inWords(1, true), "ett"],
    [format.list(["a", "b", "c"]), "a, b och c"],
    [formatValue(null, "share"), "saknas"],
    [formatValue("2025-Q1", "period"), "kvartal 1 2025"],
  ])("%s", (actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe("kronor that stand together", () => {
  const shown = (...[amounts, sums]: Parameters<typeof format.kronorUnit>) =>
    amounts.map(format.kronorTogether(amounts, sums)).map((text) => text.replaceAll(NBSP, " ").replaceAll(MINUS, "-"));

  it.each([
    // the smallest says the unit: in mdkr the first would be 0,2
    [
      [243_413_497, 1_308_647_991],
      ["243,4 mnkr", "1 308,6 mnkr"],
    ],
    [
      [15_059, 663_000],
      ["15 tkr", "663 tkr"],
    ],
    [
      [7_701, 500_000, 0],
      ["7 701 kr", "500 000 kr", "0 kr"],
    ],
    [
      [-8_100, 243_413_497],
      ["-8 tkr", "243 413 tkr"],
    ],
    // too little to show among so much: its own unit rather than a zero
    [
      [300, 243_413_497],
      ["300 kr", "243 413 tkr"],
    ],
    [
      [0, 0],
      ["0 kr", "0 kr"],
    ],
    // alone as `kronorShort`
    [[1_400_000], ["1,4 mnkr"]],
  ])("%j share a unit", (amounts, words) => expect(shown(amounts)).toEqual(words));

  it("have the decimals with which the parts make up the sum: 243,4 + 1 308,6 is not 1 552,1", () => {
    const [total, time, perDay] = [1_552_061_488, 243_413_497, 1_308_647_991];
    expect(shown([total, time, perDay], [[total, time, perDay]])).toEqual([
      "1 552,06 mnkr",
      "243,41 mnkr",
      "1 308,65 mnkr",
    ]);
    // parts that are not all of it never add up, and no number of decimals helps
    expect(shown([total, time], [[total, time]])).toEqual(["1 552,1 mnkr", "243,4 mnkr"]);
  });
});

describe("toCsv: what a Swedish Excel opens", () => {
  const columns = [
    { key: "namn", label: "Namn" },
    { key: "tal", label: "Tal" },
  ] as const;

  it("writes a byte order mark, semicolons, decimal comma and CRLF", () => {
    expect(toCsv([{ namn: 'Å; "B"', tal: -1.5 }], columns)).toBe('\ufeffNamn;Tal\r\n"Å; ""B""";-1,5\r\n');
  });

  // CWE-1236, OWASP ASVS 1.2.10
  it.each(["=1+1", "+46", "-5+cmd", "@SUM(A1)", "\tx", "＝1"])("disarms %j", (namn) => {
    expect(toCsv([{ namn, tal: null }], columns).split("\r\n")[1]).toBe(`"'${namn}";`);
  });

  it("leaves a number alone, negative as well", () => {
    expect(toCsv([{ namn: "a", tal: -1234.5 }], columns).split("\r\n")[1]).toBe("a;-1234,5");
  });
});

describe("rowsOf", () => {
  it("gives plain values for every type that is published", async () => {
    const decimals = makeBuilder({ type: new Decimal(2, 18, 128), nullValues: [null] });
    for (const words of [[12345, 0, 0, 0], [-12345, -1, -1, -1], null])
      decimals.append(words && Uint32Array.from(words));
    const table = new Table({
      heltal: vectorFromArray([1n, -2n, null], new Int64()),
      kort: vectorFromArray([1, 2, null], new Int32()),
      ja: vectorFromArray([true, false, null], new Bool()),
      dag: vectorFromArray([new Date("2025-12-31"), new Date("1970-01-01"), null], new DateDay()),
      tid: vectorFromArray([new Date("2025-12-31T23:59:58Z"), null, null], new TimestampMillisecond()),
      ord: vectorFromArray(["Å", "å", null]),
      lista: vectorFromArray([["a", "b"], [], null], new List(new Field("item", new Utf8()))),
      kronor: decimals.finish().toVector(),
    });
    const bytes = tableToIPC(table, "file");
    const rows = rowsOf(bytes);
    expect(rows).toEqual([
      {
        heltal: 1,
        kort: 1,
        ja: true,
        dag: "2025-12-31",
        tid: "2025-12-31T23:59:58",
        ord: "Å",
        lista: ["a", "b"],
        kronor: 123.45,
      },
      { heltal: -2, kort: 2, ja: false, dag: "1970-01-01", tid: null, ord: "å", lista: [], kronor: -123.45 },
      { heltal: null, kort: null, ja: null, dag: null, tid: null, ord: null, lista: null, kronor: null },
    ]);
    const copy = new Uint8Array(bytes).buffer;
    expect(await loadTable(Promise.resolve(copy))).toEqual(rows);
  });

  it("refuses an integer that a number would round", () => {
    const bytes = tableToIPC(new Table({ stort: vectorFromArray([2n ** 60n], new Int64()) }), "file");
    expect(() => rowsOf(bytes)).toThrow("1152921504606846976");
  });
});

describe("order and levels", () => {
  it("sorts in the Swedish alphabet, numbers within names by size, missing last both ways", () => {
    const rows = ["Ö 2", "Ä", null, "Ö 10", "Z", "Å"].map((namn) => ({ namn }));
    const by = (direction: 1 | -1) =>
      [...rows].sort(compareBy({ key: "namn", label: "" }, direction)).map(({ namn }) => namn);
    expect(by(1)).toEqual(["Z", "Å", "Ä", "Ö 2", "Ö 10", null]);
    expect(by(-1)).toEqual(["Ö 10", "Ö 2", "Ä", "Å", "Z", null]);
  });

  it("cuts points into levels at the declared bounds", () => {
    expect([1, 3, 4, 6, 8, 9, 12, 16].map((points) => riskLevel(points).level)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(riskLevel(6, [2, 4, 6]).word).toBe("mycket hög");
  });

  it("hangs each change of a flow where the last step ended", () => {
    const steps = [
      { label: "a", value: 100, kind: "total" },
      { label: "b", value: -30, kind: "change" },
      { label: "c", value: 5, kind: "change" },
      { label: "d", value: 75, kind: "total" },
    ] as const;
    expect(positions(steps).map(({ from, to }) => [from, to])).toEqual([
      [0, 100],
      [100, 70],
      [70, 75],
      [0, 75],
    ]);
  });

  it("folds titles to file names", () => {
    expect(fileName("Väntad skada, kvartal 4")).toBe("vantad-skada-kvartal-4");
  });
});

describe("palette", () => {
  const css = readFileSync(new URL("../../../../dashboards/style/tokens.css", import.meta.url), "utf8");
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  it("is the same in SVG as in CSS", () => {
    expect(palette.riskRamp).toEqual([1, 2, 3, 4].map((level) => token(`risk-${level}`)));
    expect([palette.ink, palette.muted, palette.accent, palette.missing]).toEqual(
      ["ink", "muted", "accent", "missing"].map(token),
    );
  });

  it("grows darker level by level, told apart in grey, and carries its text (WCAG 1.4.3)", () => {
    const [one, two, three, four] = palette.riskRamp;
    for (const [lighter, darker] of [
      [one, two],
      [two, three],
      [three, four],
    ] as const) {
      expect(luminance(lighter)).toBeGreaterThan(luminance(darker));
      expect(contrast(lighter, darker)).toBeGreaterThan(1.5);
    }
    for (const level of [1, 4, 9, 16]) {
      const { colour, textColour } = riskLevel(level);
      expect(contrast(colour, textColour)).toBeGreaterThanOrEqual(4.5);
    }
    for (const text of [palette.ink, palette.muted, palette.accent])
      expect(contrast(text, palette.paper)).toBeGreaterThanOrEqual(4.5);
  });
});
