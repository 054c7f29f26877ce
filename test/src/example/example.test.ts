import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type ExampleSummary, generateExample } from "../../../src/example/index.ts";
import { groupBy, memoryWriter, type Row, rowsOf } from "./memory.ts";

type Files = Map<string, Buffer>;

let files: Files;
let summary: ExampleSummary;

const make = async (seed: number) => {
  const writer = memoryWriter();
  const rows = await generateExample({ size: "pytteliten", seed, writer });
  return { files: writer.files, rows };
};

beforeAll(async () => {
  const made = await make(1);
  files = made.files;
  summary = made.rows;
});

const text = (path: string) => {
  const file = files.get(path);
  if (file === undefined) throw new Error(`no file ${path}`);
  return file.toString("utf8");
};
const parsed = new Map<string, Row[]>();
const read = (path: string) => {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const rows = rowsOf(
    text(path)
      .replace(/^\ufeff/, "")
      .replaceAll("\r\n", "\n"),
  );
  parsed.set(path, rows);
  return rows;
};
const facit = (kind: string) => read(`facit/${kind}.csv`);
const source = (name: string) =>
  [...files.keys()]
    .filter((path) => path.startsWith(`${name}/`))
    .sort()
    .flatMap(read);

/** Visits that a check would accept, each once, with elapsed minutes: the clock-change nights as the answer key says. */
type Visit = Row & { minutes: number; from: number };
let visits: Visit[] | undefined;
const acceptedVisits = (): Visit[] => {
  if (visits === undefined) visits = readVisits();
  return [...visits];
};

const readVisits = (): Visit[] => {
  const broken = new Set(facit("avvisade").map((row) => `${row.fil}/${row.rad}`));
  const nights = new Map(facit("klockbyten").map((row) => [row.besok_id, Number(row.minuter)]));
  const seen = new Set<string>();
  return [...files.keys()]
    .filter((path) => path.startsWith("utford_tid/"))
    .flatMap((path) => {
      const name = path.split("/")[1];
      return read(path).filter((_, i) => !broken.has(`${name}/${i + 2}`));
    })
    .filter((row) => row.start !== "" && !seen.has(row.besok_id as string) && seen.add(row.besok_id as string))
    .map((row) => {
      const from = Date.parse(`${row.start?.replace(" ", "T")}Z`) / 60_000;
      const to = Date.parse(`${row.slut?.replace(" ", "T")}Z`) / 60_000;
      return { ...row, from, minutes: nights.get(row.besok_id as string) ?? to - from } as Visit;
    });
};

describe("the example as a whole", () => {
  it("gives the same bytes for the same seed, and others for another seed", async () => {
    const digest = (of: Files) =>
      [...of.entries()]
        .map(([path, bytes]) => `${path} ${createHash("sha256").update(bytes).digest("hex")}`)
        .join("\n");
    const again = await make(1);
    const other = await make(2);
    expect(digest(again.files)).toBe(digest(files));
    expect(digest(other.files)).not.toBe(digest(files));
  });

  it("writes every source that the folder promises", () => {
    const sources = [
      ...new Set([...files.keys()].filter((path) => path.includes("/")).map((path) => path.split("/")[0])),
    ].sort();
    expect(sources).toEqual([
      "atgarder",
      "avtal",
      "avtalsenkater",
      "avvikelser",
      "bedomningar",
      "beslut",
      "brister",
      "brukarundersokningar",
      "ej_verkstallda",
      "ekonomikontroller",
      "enheter",
      "facit",
      "fakturakontroller",
      "fakturor",
      "franvaro",
      "fyndsvar",
      "handlaggarerfarenheter",
      "klagomal",
      "krav",
      "leverantorsreskontra",
      "lex_maria",
      "lex_sarah",
      "nyckeltal",
      "personal",
      "prislista",
      "restider",
      "resurser",
      "sanktioner",
      "uppfoljningar",
      "utbytesbesok",
      "utforare",
      "utford_tid",
      "volymer",
    ]);
    expect(text("uppsikt.yaml")).toContain("kommun: Exempelbo kommun");
    expect(text("nyckel")).toMatch(/^[0-9a-f]{64}\n$/);
    // The key of the agreement with the neighbour is another than the kommun's own.
    expect(text("nyckel-exempelbo-grannby")).toMatch(/^[0-9a-f]{64}\n$/);
    expect(text("nyckel-exempelbo-grannby")).not.toBe(text("nyckel"));
    expect(text("LÄSMIG.txt")).toContain("påhittat");
  });

  it("counts the rows it wrote", () => {
    expect(source("utford_tid")).toHaveLength(summary.utford_tid ?? 0);
    expect(source("fakturor")).toHaveLength(summary.fakturor ?? 0);
    expect(source("avvikelser")).toHaveLength(summary.avvikelser ?? 0);
  });

  it("speaks several dialects on purpose", () => {
    expect(text("enheter/enheter.csv").charCodeAt(0)).toBe(0xfeff);
    expect(text("resurser/resurser.csv")).not.toContain("\n");
    expect(text("resurser/resurser.csv").split("\r").length).toBeGreaterThan(90);
    expect(text("nyckeltal/nyckeltal.csv").split("\n")[0]).toContain("kalla,indikator_id");
    expect(text("volymer/volymer-2025.csv").trimEnd().split("\n").at(-1)).toMatch(/^Summa;/);
    const klagomal = files.get("klagomal/klagomal.csv") as Buffer;
    expect(klagomal.toString("latin1")).toContain("\r\n");
    expect(klagomal.toString("latin1")).toMatch(/[åäö]/);
    expect(klagomal.toString("utf8")).toContain("\ufffd");
  });

  it("keeps what lies after the export out of it", () => {
    const latest = (rows: readonly Row[], column: string) =>
      rows.map((row) => row[column] ?? "").reduce((a, b) => (a > b ? a : b), "");
    expect(latest(source("utford_tid"), "registrerad_tid") < "2026-10-01").toBe(true);
    expect(latest(source("utford_tid"), "slut") < "2026-10-01").toBe(true);
    expect(latest(source("fakturor"), "fakturadatum")).toBe("2026-09-30");
    expect(latest(source("avvikelser"), "registrerad_datum") <= "2026-09-30").toBe(true);
    expect(latest(source("lex_sarah"), "anmald_ivo_datum") <= "2026-09-30").toBe(true);
  });
});

describe("visits and invoices", () => {
  it("bills the rounded visits at the listed price to the öre, where nothing was planted", () => {
    const ore = (value = "") => Math.round(Number(value.replace(",", ".")) * 100);
    const rounding = new Map(source("avtal").map((row) => [row.enhet_id, Number(row.avrundning_minuter || 0)]));
    const performed = new Set(
      source("avtal").flatMap((row) => (row.ersattningsgrund === "utford" ? [row.enhet_id] : [])),
    );
    const tampered = new Set(
      facit("fakturafel")
        .filter((row) => ["R05", "R06", "R18"].includes(row.regel_id ?? ""))
        .map((row) => `${row.brukar_id}|${row.manad}`),
    );
    // Where every visit is rounded up, a client may gain so little that it is no R06 of its own.
    const padded = new Set(
      facit("fakturafel").flatMap((row) => (row.regel_id === "R17" ? [`${row.enhet_id}|${row.manad}`] : [])),
    );
    const minutes = new Map<string, number>();
    for (const visit of acceptedVisits()) {
      if (!performed.has(visit.enhet_id) || padded.has(`${visit.enhet_id}|${visit.start?.slice(0, 7)}`)) continue;
      const step = rounding.get(visit.enhet_id) ?? 0;
      const key = `${visit.brukar_id}|${visit.start?.slice(0, 7)}|${visit.insats}`;
      const billed = step > 1 ? Math.floor(visit.minutes / step + 0.5) * step : visit.minutes;
      minutes.set(key, (minutes.get(key) ?? 0) + billed);
    }
    const invoiced = new Map<string, number>();
    for (const line of source("fakturor")) {
      if (line.brukar_id === "") continue;
      const hours = Number((line.timmar ?? "").replace(",", "."));
      const exact = Math.round(Math.abs(hours) * 10_000) * ore(line.a_pris);
      expect(Math.abs(ore(line.belopp))).toBe(Math.floor((exact + 5_000) / 10_000));
      if (!performed.has(line.enhet_id) || padded.has(`${line.enhet_id}|${line.from_datum?.slice(0, 7)}`)) continue;
      const key = `${line.brukar_id}|${line.from_datum?.slice(0, 7)}|${line.insats}`;
      invoiced.set(key, (invoiced.get(key) ?? 0) + Math.round(hours * 60));
    }
    const wrong = [...new Set([...minutes.keys(), ...invoiced.keys()])].filter(
      (key) => (minutes.get(key) ?? 0) !== (invoiced.get(key) ?? 0),
    );
    expect(wrong.filter((key) => !tampered.has(key.split("|").slice(0, 2).join("|")))).toEqual([]);
    expect(wrong.length).toBeGreaterThan(20);
  });

  it("never has anybody at two places, but where that was planted or is innocent", () => {
    const explained = [...facit("fakturafel").filter((row) => row.regel_id === "R01"), ...facit("oskyldiga")].map(
      (row) => new Set(row.rader?.split(" ")),
    );
    const byStaff = groupBy(acceptedVisits(), (visit) => visit.personal_id ?? "");
    const unexplained: string[] = [];
    let overlaps = 0;
    for (const visits of byStaff.values()) {
      visits.sort((a, b) => a.from - b.from);
      for (let i = 0; i < visits.length; i++) {
        for (
          let j = i + 1;
          j < visits.length && (visits[j]?.from ?? 0) < (visits[i]?.from ?? 0) + (visits[i]?.minutes ?? 0);
          j++
        ) {
          overlaps++;
          const [a, b] = [visits[i]?.besok_id ?? "", visits[j]?.besok_id ?? ""];
          if (!explained.some((ids) => ids.has(a) && ids.has(b))) unexplained.push(`${a} ${b}`);
        }
      }
    }
    expect(unexplained).toEqual([]);
    expect(overlaps).toBeGreaterThan(20);
  });

  it("visits nobody without a decision, but where R21 was planted", () => {
    const decisions = groupBy(
      source("beslut").filter((row) => row.beviljad_tid !== ""),
      (row) => `${row.brukar_id}|${row.insats}`,
    );
    const planted = new Set(
      facit("fakturafel")
        .filter((row) => row.regel_id === "R21")
        .map((row) => `${row.brukar_id}|${row.manad}`),
    );
    const lost = acceptedVisits().filter((visit) => {
      const day = visit.start?.slice(0, 10) ?? "";
      const covered = decisions
        .get(`${visit.brukar_id}|${visit.insats}`)
        ?.some((row) => (row.from_datum ?? "") <= day && (row.tom_datum === "" || (row.tom_datum ?? "") >= day));
      return covered !== true && !planted.has(`${visit.brukar_id}|${day.slice(0, 7)}`);
    });
    expect(lost.map((visit) => visit.besok_id)).toEqual([]);
    expect(planted.size).toBeGreaterThan(5);
  });

  it("visits nobody who is away, but where that was planted", () => {
    const away = groupBy(source("franvaro"), (row) => row.brukar_id ?? "");
    const planted = new Set(
      facit("fakturafel")
        .filter((row) => ["R09", "R10", "R11"].includes(row.regel_id ?? ""))
        .flatMap((row) => row.rader?.split(" ") ?? []),
    );
    const wrong = acceptedVisits().filter((visit) =>
      away
        .get(visit.brukar_id ?? "")
        ?.some((row) => (visit.start ?? "") < (row.tom_tid || "9999") && (visit.slut ?? "") > (row.from_tid ?? "")),
    );
    expect(wrong.map((visit) => visit.besok_id).sort()).toEqual([...planted].sort());
    expect(planted.size).toBeGreaterThan(20);
  });

  it("books exactly what private utförare invoiced, month by month", () => {
    const ore = (value = "") => Math.round(Number(value.replace(",", ".")) * 100);
    const companies = source("utforare").filter((row) => row.driftsform === "privat");
    const numbers = new Map<string, string>();
    const sum = (into: Map<string, number>, key: string, value: number) => into.set(key, (into.get(key) ?? 0) + value);
    const invoiced = new Map<string, number>();
    for (const line of source("fakturor")) {
      const day = line.fakturadatum ?? "";
      const owner = companies.find(
        (row) =>
          row.utforare_id === line.utforare_id && (row.giltig_fom ?? "") <= day && (row.giltig_tom || "9999") >= day,
      );
      if (owner === undefined) continue;
      const number = (owner.organisationsnummer ?? "").replace("-", "");
      numbers.set(number, owner.namn ?? "");
      sum(invoiced, `${number} ${day.slice(0, 7)}`, ore(line.belopp));
    }
    const booked = new Map<string, number>();
    for (const line of source("leverantorsreskontra")) {
      if (numbers.has(line.leverantor_id ?? ""))
        sum(booked, `${line.leverantor_id} ${line.bokforingsdatum?.slice(0, 7)}`, ore(line.belopp));
    }
    expect(Object.fromEntries(booked)).toEqual(Object.fromEntries(invoiced));
    expect(booked.size).toBeGreaterThan(100);
  });
});

describe("the staff", () => {
  it("is employed at the enhet on every day that a visit names it, but where R19 was planted or the register is late", () => {
    const stays = groupBy(source("personal"), (row) => `${row.enhet_id} ${row.personal_id}`);
    const planted = new Set(
      facit("fakturafel")
        .filter((row) => row.regel_id === "R19")
        .flatMap((row) => row.rader?.split(" ") ?? []),
    );
    const threeDaysLater = (day: string) => new Date(Date.parse(day) + 3 * 86_400_000).toISOString().slice(0, 10);
    const outside = acceptedVisits().filter((visit) => {
      const day = visit.start?.slice(0, 10) ?? "";
      return !stays
        .get(`${visit.enhet_id} ${visit.personal_id}`)
        ?.some((stay) => (stay.anstalld_fom ?? "") <= threeDaysLater(day) && (stay.anstalld_tom || "9999") >= day);
    });
    expect(outside.map((visit) => visit.besok_id).sort()).toEqual([...planted].sort());
    expect(planted.size).toBeGreaterThan(20);
  });

  it("changes: some leave, and others come in their place", () => {
    const rows = source("personal");
    const left = rows.filter((row) => row.anstalld_tom !== "").length;
    expect(left / rows.length).toBeGreaterThan(0.15);
    expect(left / rows.length).toBeLessThan(0.5);
  });
});

describe("the nights when the clocks change", () => {
  it("has visits across every change of history and inside every repeated hour", () => {
    const kinds = new Set(facit("klockbyten").map((row) => `${row.natt} ${row.typ}`));
    // Last Sundays of March and October: Förordning (2001:127) om sommartid.
    for (const night of ["2024-03-31", "2025-03-30", "2026-03-29"])
      expect(kinds).toContain(`${night} over_forsvunna_timmen`);
    for (const night of ["2023-10-29", "2024-10-27", "2025-10-26"]) {
      expect(kinds).toContain(`${night} over_klockbytet`);
      expect(kinds).toContain(`${night} i_dubbla_timmen`);
    }
  });

  it("writes no time that does not exist, but in the one row that says so", () => {
    const missing = source("utford_tid").filter((row) =>
      ["planerad_start", "planerad_slut", "start", "slut", "registrerad_tid", "andrad_tid"].some((column) =>
        /^(2024-03-31|2025-03-30|2026-03-29) 02:/.test(row[column] ?? ""),
      ),
    );
    expect(missing.map((row) => row.start)).toEqual(["2026-03-29 02:30"]);
    expect(facit("avvisade").filter((row) => row.orsak?.includes("sommartid"))).toHaveLength(1);
  });
});

describe("the answer key", () => {
  it("plants every kind of invoice fault and every innocent look-alike", () => {
    const count = (rows: readonly Row[], column: string) =>
      new Map([...groupBy(rows, (row) => row[column] ?? "")].map(([key, list]) => [key, list.length]));
    const faults = count(facit("fakturafel"), "regel_id");
    for (const rule of ["R01", "R05", "R06", "R12", "R18", "R21"])
      expect(faults.get(rule) ?? 0, rule).toBeGreaterThanOrEqual(8);
    const innocent = count(facit("oskyldiga"), "typ");
    for (const kind of [
      "dubbelbemanning",
      "avtalad_avrundning",
      "kreditnota",
      "beslutsbyte_mitt_i_manad",
      "overlamning",
      "sammanboende",
    ]) {
      expect(innocent.get(kind) ?? 0, kind).toBeGreaterThan(0);
    }
  });

  it("refers to enheter, utförare, visits and invoice lines that exist", () => {
    const units = new Set(source("enheter").map((row) => row.enhet_id));
    const companies = new Set(source("utforare").map((row) => row.utforare_id));
    const visits = new Set(source("utford_tid").map((row) => row.besok_id));
    const lines = new Set(source("fakturor").map((row) => `${row.faktura_id}/${row.rad}`));
    const ofLines = new Set(["R05", "R06", "R12", "R18", "R21", "R22", "R29"]);
    const ofPatterns = new Set(["R07", "R13", "R14", "R15", "R16", "R17", "R23", "R24", "R25", "R27"]);
    for (const kind of ["hog_risk", "tysta", "monster", "fakturafel", "oskyldiga", "kvalitet"]) {
      for (const row of facit(kind)) {
        expect(units).toContain(row.enhet_id);
        if (row.utforare_id !== undefined) expect(companies).toContain(row.utforare_id);
      }
    }
    for (const row of facit("fakturafel")) {
      const named = row.rader === "" ? [] : (row.rader?.split(" ") ?? []);
      expect(named.length > 0, `${row.regel_id} ${row.manad}`).toBe(!ofPatterns.has(row.regel_id ?? ""));
      const known = ofLines.has(row.regel_id ?? "") ? lines : visits;
      expect(named.filter((id) => !known.has(id))).toEqual([]);
    }
    for (const row of facit("klockbyten")) expect(visits).toContain(row.besok_id);
  });

  it("credits in full what it credits", () => {
    const lines = source("fakturor");
    const credits = lines.filter((row) => row.krediterar !== "");
    expect(credits.length).toBeGreaterThan(5);
    for (const credit of credits) {
      expect(credit.belopp).toMatch(/^-/);
      const original = lines.find(
        (row) =>
          row.faktura_id === credit.krediterar &&
          row.brukar_id === credit.brukar_id &&
          row.insats === credit.insats &&
          row.tidsslag === credit.tidsslag,
      );
      expect(`-${original?.belopp}`).toBe(credit.belopp);
    }
  });

  it("points at the physical line of every row that must be rejected, and they are few", () => {
    const rejected = facit("avvisade");
    expect(rejected.length).toBeGreaterThan(30);
    const physical = (path: string) => (files.get(path) as Buffer).toString("latin1").split("\n");
    for (const row of rejected) {
      const line = physical(`${row.kalla}/${row.fil}`)[Number(row.rad) - 1] ?? "";
      if (row.kolumn === "kategori") expect(line).toContain("fallolycka");
      if (row.kalla === "lex_sarah" && row.kolumn === "bedomning") expect(line).toContain(";allvarlig;");
      if (row.kolumn === "handelsedatum") expect(line).toContain("-02-30");
      if (row.kolumn === "manad" && row.kalla !== "fakturakontroller") expect(line).toContain("2024-13");
      if (row.kolumn === "start") expect(line).toMatch(/-31 25:10|03-29 02:30/);
    }
    const all = Object.values(summary).reduce((sum, rows) => sum + rows, 0);
    expect(rejected.length / all).toBeLessThan(0.001);
  });

  it("has its canaries where it says, and knows all of them", () => {
    const everything = [...files]
      .filter(([path]) => !path.startsWith("facit/"))
      .map(([, bytes]) => bytes.toString("latin1"));
    const canaries = facit("kanarier").map((row) => Buffer.from(row.varde ?? "").toString("utf8"));
    expect(canaries.length).toBeGreaterThan(10);
    for (const canary of canaries) {
      const forms = [canary, Buffer.from(canary, "utf8").toString("latin1")];
      expect(
        everything.some((content) => forms.some((form) => content.includes(form))),
        canary,
      ).toBe(true);
    }
    const numbers = new Set(everything.flatMap((content) => content.match(/\b(?:19|20)?\d{6}[-+]\d{4}\b/g) ?? []));
    const organisation = new Set(source("utforare").map((row) => row.organisationsnummer));
    expect([...numbers].filter((number) => !organisation.has(number) && !canaries.includes(number))).toEqual([]);
  });
});
