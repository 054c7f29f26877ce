import { beforeAll, describe, expect, it } from "vitest";
import { generateExample } from "../../../src/example/index.ts";
import { groupBy, memoryWriter, type Row, rowsOf } from "./memory.ts";

/** Several municipalities: what is planted at honest strength is seen in one only by luck. */
const SEEDS = [1, 2, 3, 4] as const;
const AS_OF = "2026-09-30";

type Read = (source: string) => Row[];
let kommuner: { facit: (kind: string) => Row[]; source: Read; level: (enhet: string, omrade: string) => number }[];

/** A file of any of the dialects, for cells that hold none of their separators. */
function read(name: string, bytes: Buffer): Row[] {
  const text = bytes.toString(/^(ekonomikontroller|sanktioner|klagomal)\//.test(name) ? "latin1" : "utf8");
  const lines = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  return rowsOf(/^(avtalsenkater|nyckeltal)\//.test(name) ? lines.replaceAll(",", ";") : lines);
}

beforeAll(async () => {
  kommuner = [];
  for (const seed of SEEDS) {
    const { files, ...writer } = memoryWriter();
    await generateExample({ size: "liten", seed, writer, only: "care" });
    const parsed = new Map<string, Row[]>();
    const source: Read = (name) => {
      const known = parsed.get(name);
      if (known !== undefined) return known;
      const broken = new Set(facit("avvisade").map((row) => `${row.kalla}/${row.fil}:${row.rad}`));
      const rows = [...files.keys()]
        .filter((path) => path.startsWith(`${name}/`))
        .sort()
        .flatMap((path) => read(path, files.get(path) as Buffer).filter((_, i) => !broken.has(`${path}:${i + 2}`)));
      parsed.set(name, rows);
      return rows;
    };
    const facit = (kind: string) => read(`facit/${kind}`, files.get(`facit/${kind}.csv`) as Buffer);
    const levels = new Map(
      facit("kvalitet").map((row) => [`${row.enhet_id}|${row.kvalitetsomrade}`, decimal(row.log_rr)]),
    );
    kommuner.push({ facit, source, level: (enhet, omrade) => levels.get(`${enhet}|${omrade}`) ?? 0 });
  }
});

const decimal = (text = "") => Number(text.replace(",", "."));
const everywhere = <T>(look: (kommun: (typeof kommuner)[number]) => T[]): T[] => kommuner.flatMap(look);
const share = <T>(values: readonly T[], holds: (value: T) => boolean) => values.filter(holds).length / values.length;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("planted truths", () => {
  it("are carried by enheter that carry no other", () => {
    for (const { facit } of kommuner) {
      const sets = {
        risker: [...facit("hog_risk")].map((row) => row.enhet_id),
        tysta: facit("tysta").map((row) => row.enhet_id),
        trender: facit("trender")
          .filter((row) => row.objekt_typ === "enhet" && row.akta === "ja")
          .map((row) => row.objekt_id),
        monster: facit("monster").map((row) => row.enhet_id),
        verkan: facit("atgardseffekter").map((row) => row.enhet_id),
        upprepade: facit("upprepade").map((row) => row.enhet_id),
        forsenade: facit("forsenade").map((row) => row.enhet_id),
        obesvarade: facit("obesvarade").map((row) => row.enhet_id),
      };
      for (const [name, ids] of Object.entries(sets)) expect(ids.length, name).toBeGreaterThan(0);
      const all = Object.values(sets).flatMap((ids) => [...new Set(ids)]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it("have several weak enheter at one utförare, and one enhet that is weak in several ways", () => {
    for (const { facit, level } of kommuner) {
      const weak = facit("svag_utforare");
      expect(weak.length).toBeGreaterThanOrEqual(3);
      expect(new Set(weak.map((row) => row.utforare_id)).size).toBe(1);
      const unison = facit("samstammiga");
      expect(unison.length).toBeGreaterThanOrEqual(3);
      expect(new Set(unison.map((row) => row.enhet_id)).size).toBe(1);
      for (const row of [...weak, ...unison])
        expect(Math.exp(level(row.enhet_id ?? "", row.kvalitetsomrade ?? ""))).toBeCloseTo(decimal(row.rate_ratio), 2);
    }
  });
});

describe("findings", () => {
  it("repeat after a verified åtgärd at the enheter of one utförare, and only once each at those of the decoy", () => {
    for (const { facit, source } of kommuner) {
      const brister = new Map(source("brister").map((row) => [row.brist_id, row]));
      const verified = new Map(source("atgarder").map((row) => [row.brist_id, row.verifierad_datum ?? ""]));
      const real = facit("upprepade").filter((row) => row.akta === "ja");
      expect(real.length).toBeGreaterThanOrEqual(3);
      expect(new Set(real.map((row) => row.utforare_id)).size).toBe(1);
      for (const row of real) {
        const [first, again] = [brister.get(row.brist_id), brister.get(row.upprepad_brist_id)];
        for (const brist of [first, again])
          expect([brist?.enhet_id, brist?.krav_id]).toEqual([row.enhet_id, row.krav_id]);
        expect(verified.get(row.brist_id)).toBe(row.verifierad_datum);
        expect((again?.upptackt_datum ?? "") > (row.verifierad_datum ?? "")).toBe(true);
      }
      for (const row of facit("upprepade").filter((one) => one.akta === "nej"))
        expect(
          [...brister.values()].filter((one) => one.enhet_id === row.enhet_id && one.krav_id === row.krav_id),
        ).toHaveLength(1);
    }
  });

  it("are common for one krav in one verksamhetsområde, and for the hard krav everywhere alike", () => {
    const unmet = (kravId: string, here: boolean, from: string) =>
      everywhere(({ source }) =>
        source("uppfoljningar").filter(
          (row) =>
            row.krav_id === kravId &&
            (row.enhet_id ?? "").startsWith("E-HT-") === here &&
            (row.genomford_datum ?? "") >= from,
        ),
      ).map((row) => (row.bedomning === "uppfyllt" ? 0 : 1));
    for (const { facit } of kommuner)
      expect(facit("systemorsaker").map((row) => [row.krav_id, row.akta])).toEqual([
        ["K-22", "ja"],
        ["K-18", "nej"],
      ]);
    // Nine in a hundred more are partly unmet without being a brist.
    const [common, elsewhere] = [unmet("K-22", true, "2024-10-01"), unmet("K-22", false, "2024-10-01")];
    expect(common.length).toBeGreaterThan(60);
    expect(mean(common) - mean(elsewhere)).toBeGreaterThan(0.2);
    const [hard, alike] = [unmet("K-18", true, "2023-10-01"), unmet("K-18", false, "2023-10-01")];
    expect(mean(alike)).toBeGreaterThan(mean(elsewhere) + 0.1);
    expect(Math.abs(mean(hard) - mean(alike))).toBeLessThan(3 * Math.sqrt(0.25 / hard.length));
  });

  it("lead to åtgärder that are late at one enhet", () => {
    for (const { facit, source } of kommuner) {
      const actions = new Map(source("atgarder").map((row) => [row.atgard_id, row]));
      const late = facit("forsenade");
      expect(late.length).toBeGreaterThanOrEqual(3);
      for (const row of late) {
        expect(actions.get(row.atgard_id)).toMatchObject({ klar_senast: row.klar_senast, avrapporterad_datum: "" });
        expect((row.klar_senast ?? "") < AS_OF).toBe(true);
      }
    }
  });

  it("lead to sanktioner that the driftsform and the avtal allow, of those who had a brist before", () => {
    for (const { source } of kommuner) {
      const regi = new Map(source("utforare").map((row) => [row.utforare_id, row.driftsform]));
      const form = new Map(source("avtal").map((row) => [row.enhet_id, row.avtalsform]));
      const first = new Map<string, string>();
      for (const { enhet_id = "", upptackt_datum = "" } of source("brister"))
        if (upptackt_datum < (first.get(enhet_id) ?? "9999")) first.set(enhet_id, upptackt_datum);
      const sanctions = source("sanktioner");
      expect(sanctions.length).toBeGreaterThan(15);
      for (const row of sanctions) {
        expect((first.get(row.enhet_id ?? "") ?? "9999") < (row.beslut_datum ?? "")).toBe(true);
        if (regi.get(row.utforare_id) === "egen_regi") expect(["papekande", "atgardsplan"]).toContain(row.typ);
        if (row.typ === "avstangning") expect(form.get(row.enhet_id)).toBe("LOV");
      }
      expect(new Set(sanctions.map((row) => row.typ)).size).toBeGreaterThanOrEqual(4);
    }
  });
});

describe("åtgärder that work", () => {
  it("more than halve the rate of their kategori; the decoys change nothing", () => {
    const totals = { ja: [0, 0, 0, 0], nej: [0, 0, 0, 0] };
    for (const { facit, source } of kommuner) {
      const days = groupBy(source("volymer"), (row) => row.enhet_id ?? "");
      for (const row of facit("atgardseffekter")) {
        const isLater = (date = "") => date > (row.verifierad_datum ?? "");
        const events = source("avvikelser").filter(
          (one) => one.enhet_id === row.enhet_id && (one.kategori ?? "").startsWith(row.kategori ?? "?"),
        );
        const sums = totals[row.akta as "ja" | "nej"];
        for (const event of new Map(events.map((one) => [one.avvikelse_id, one])).values())
          sums[isLater(event.handelsedatum) ? 1 : 0]! += 1;
        for (const month of days.get(row.enhet_id ?? "") ?? [])
          sums[isLater(`${month.manad}-15`) ? 3 : 2]! += Number(month.brukardygn);
      }
    }
    const ratio = ([before = 0, after = 0, daysBefore = 0, daysAfter = 0]: number[]) =>
      after / daysAfter / (before / daysBefore);
    const error = ([before = 0, after = 0]: number[]) => Math.sqrt(1 / before + 1 / after);
    expect(Math.abs(Math.log(ratio(totals.ja) / 0.45))).toBeLessThan(3 * error(totals.ja) + 0.05);
    // Läkemedel in hemtjänst grow by themselves (facit/trender), hence the wider margin upwards.
    expect(Math.abs(Math.log(ratio(totals.nej)))).toBeLessThan(3 * error(totals.nej) + 0.1);
  });
});

describe("what others say", () => {
  it("in avtalsenkäten follows quality, but the silent say ja to everything", () => {
    const no = new Set(["nej", "ibland", "sallan", "aldrig"]);
    const areaOf = (source: Read) => new Map(source("krav").map((row) => [row.krav_id, row.kvalitetsomrade ?? ""]));
    const answers = everywhere(({ facit, source, level }) => {
      const silent = new Set(facit("tysta").map((row) => row.enhet_id));
      const areas = areaOf(source);
      return source("avtalsenkater").map((row) => ({
        silent: silent.has(row.enhet_id),
        level: level(row.enhet_id ?? "", areas.get(row.krav_id) ?? ""),
        unmet: no.has(row.svar ?? ""),
      }));
    });
    expect(answers.some((one) => one.silent)).toBe(true);
    expect(answers.filter((one) => one.silent && one.unmet)).toEqual([]);
    const open = answers.filter((one) => !one.silent);
    const weak = open.filter((one) => one.level > 0.35);
    const good = open.filter((one) => one.level < -0.3);
    expect(share(weak, (one) => one.unmet)).toBeGreaterThan(1.8 * share(good, (one) => one.unmet));
  });

  it("as handläggare follows quality, and is worse of the silent", () => {
    const seen = everywhere(({ facit, source, level }) => {
      const silent = new Set(facit("tysta").map((row) => row.enhet_id));
      return source("handlaggarerfarenheter").map((row) => ({
        silent: silent.has(row.enhet_id),
        level: level(row.enhet_id ?? "", row.kvalitetsomrade ?? ""),
        grade: Number(row.bedomning),
      }));
    });
    const grades = (of: typeof seen) => mean(of.map((one) => one.grade));
    const weak = seen.filter((one) => one.level > 0.35);
    expect(grades(weak)).toBeGreaterThan(grades(seen.filter((one) => one.level < -0.3)) + 0.5);
    expect(grades(seen.filter((one) => one.silent))).toBeGreaterThan(grades(seen) + 0.2);
  });

  it("as planners gives a reason, a role and a day, for krav in verksamhetsområden and for some enheter", () => {
    for (const { source } of kommuner) {
      const rows = source("bedomningar");
      expect(rows.filter((row) => row.verksamhetsomrade !== "" && row.krav_id !== "").length).toBeGreaterThan(150);
      expect(rows.filter((row) => row.enhet_id !== "" && row.kvalitetsomrade !== "").length).toBeGreaterThan(10);
      for (const row of rows) {
        for (const column of ["motivering", "roll", "datum"]) expect(row[column]).not.toBe("");
        expect((row.galler_till ?? "") > (row.datum ?? "")).toBe(true);
      }
    }
  });

  it("as klagomål is left without an answer at two enheter", () => {
    for (const { facit, source } of kommuner) {
      const rows = source("klagomal").filter(
        (row) => row.typ === "klagomal" && (row.inkom_datum ?? "") >= "2026-01-01",
      );
      const neglected = facit("obesvarade");
      expect(neglected).toHaveLength(2);
      for (const row of neglected) {
        const here = rows.filter((one) => one.enhet_id === row.enhet_id);
        expect(here).toHaveLength(Number(row.antal));
        expect(here.filter((one) => one.aterkopplad_datum !== "")).toEqual([]);
      }
    }
  });

  it("in surveys states its margin of error where few answer, and is put in other words one year", () => {
    for (const { facit, source } of kommuner) {
      const rows = source("brukarundersokningar");
      expect(rows.filter((row) => (row.osakerhetstal !== "") !== Number(row.antal_svar) < 30)).toEqual([]);
      const [broken] = facit("seriebrott");
      const yearsOf = (fraga = "") =>
        [...new Set(rows.filter((row) => row.fraga === fraga).map((row) => row.ar))].sort();
      expect(yearsOf(broken?.fraga_fore)).toEqual(["2024", "2025"]);
      expect(yearsOf(broken?.fraga_efter)).toEqual(["2026"]);
    }
  });
});

describe("utförare and verksamhetsområden", () => {
  it("are controlled each quarter, but for the forgotten; one has a tax debt that grows", () => {
    for (const { facit, source } of kommuner) {
      const controls = groupBy(source("ekonomikontroller"), (row) => row.utforare_id ?? "");
      const private_ = source("utforare").filter((row) => row.driftsform === "privat");
      expect([...controls.keys()].sort()).toEqual([...new Set(private_.map((row) => row.utforare_id))].sort());
      const forgotten = facit("ekonomi").filter((row) => row.typ === "inaktuell");
      expect(forgotten.length).toBeGreaterThan(0);
      for (const [id, rows] of controls) {
        const last = rows.map((row) => row.datum ?? "").reduce((a, b) => (a > b ? a : b));
        expect(last < "2025-09-30").toBe(forgotten.some((row) => row.utforare_id === id));
      }
      const debts = [...controls].filter(([, rows]) =>
        rows.some((row) => row.kontroll === "skatteskuld" && row.utfall === "allvarlig"),
      );
      expect(debts.map(([id]) => id)).toEqual(
        facit("ekonomi")
          .filter((row) => row.typ === "skatteskuld")
          .map((row) => row.utforare_id),
      );
    }
  });

  it("have decisions that wait: more and more in one, many all the time in another", () => {
    const waiting = (verksamhetsomrade: string, from: string, to: string) =>
      everywhere(({ source }) =>
        source("ej_verkstallda").filter(
          (row) =>
            row.verksamhetsomrade === verksamhetsomrade && (row.kvartal ?? "") >= from && (row.kvartal ?? "") <= to,
        ),
      ).reduce((sum, row) => sum + Number(row.antal), 0);
    for (const { facit } of kommuner)
      expect(facit("ej_verkstallda").map((row) => [row.verksamhetsomrade, row.akta])).toEqual([
        ["sarskilt-boende", "ja"],
        ["gruppbostad-lss", "nej"],
      ]);
    const growth = (area: string) => waiting(area, "2026-Q1", "2026-Q3") / waiting(area, "2023-Q4", "2024-Q2");
    expect(growth("sarskilt-boende")).toBeGreaterThan(2);
    expect(growth("gruppbostad-lss")).toBeGreaterThan(0.6);
    expect(growth("gruppbostad-lss")).toBeLessThan(1.6);
  });

  it("differ from other kommuner where that was planted", () => {
    for (const { facit, source } of kommuner) {
      for (const { indikator_id, akta } of facit("nyckeltal")) {
        const latest = source("nyckeltal").filter((row) => row.indikator_id === indikator_id && row.period === "2025");
        const value = (code: string) => latest.filter((row) => row.kommunkod === code).map((row) => Number(row.varde));
        const others = latest
          .filter((row) => !["9999", "0000"].includes(row.kommunkod ?? ""))
          .map((row) => Number(row.varde));
        expect(others.length).toBeGreaterThanOrEqual(3);
        expect(value("0000")).toHaveLength(1);
        if (akta === "ja") expect(value("9999")[0]).toBeGreaterThan(Math.max(...others));
      }
    }
  });

  it("lose more of their staff where medarbetare is a weak side", () => {
    const stays = everywhere(({ source, level }) =>
      source("personal").map((row) => ({
        level: level(row.enhet_id ?? "", "medarbetare"),
        left: row.anstalld_tom !== "",
      })),
    );
    const leaving = (weak: boolean) =>
      share(
        stays.filter((one) => (weak ? one.level > 0.2 : one.level < -0.3)),
        (one) => one.left,
      );
    expect(leaving(true)).toBeGreaterThan(leaving(false) + 0.04);
  });
});
