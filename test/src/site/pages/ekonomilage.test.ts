import { describe, expect, it } from "vitest";
import { stateOf } from "../../../../dashboards/pages/ekonomilage/controls.ts";
import { economyHeadline, economyLead, levelOrder } from "../../../../dashboards/pages/ekonomilage/headline.ts";
import { rangeOf } from "../../../../dashboards/pages/ekonomilage/shares.ts";
import { withSigns } from "../../../../dashboards/pages/ekonomilage/signs.ts";
import { changes, changeText } from "../../../../dashboards/pages/ekonomilage/trends.ts";
import type {
  ControlRow,
  ProviderRow,
  SignRow,
  StandingRow,
  TrendRow,
  WarningLevel,
} from "../../../../dashboards/pages/ekonomilage/types.ts";
import { warningLevels } from "../../../../src/invoices/warningLevel.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u2212", "-");

const standing = (utforare_id: string, niva: WarningLevel | null, antal = 0): StandingRow => ({
  utforare_id,
  niva,
  antal,
  tunga: 0,
  provade: [],
  ej_provade: [],
  dold: niva === null,
});
const control = (utforare_id: string, lage: ControlRow["lage"], part: Partial<ControlRow> = {}): ControlRow => ({
  utforare_id,
  kontroll: "f_skatt",
  senaste_datum: "2026-08-01",
  utfall: "ok",
  alder_dagar: 60,
  nasta_senast: "2026-11-09",
  lage,
  antal: 1,
  fil: "a.csv",
  rad: 2,
  dold: false,
  ...part,
});

describe("the sentences about the economy", () => {
  it("put several signs first, and count utförare and not controls", () => {
    expect(
      economyHeadline(
        [standing("U1", "allvarligt", 3), standing("U2", "flera_tecken", 2), standing("U3", "enstaka_tecken", 1)],
        [control("U1", "aktuell"), control("U2", "forfallen"), control("U2", "aldrig"), control("U3", "snart")],
      ),
    ).toBe(
      "Två utförare har flera tecken som tillsammans är värda att fråga om; en har en kontroll som är för gammal eller saknas",
    );
  });
  it("say that nothing is known rather than that nothing is wrong", () => {
    expect(economyHeadline([standing("U1", "underlag_saknas")], [])).toContain("går inte att säga");
    expect(economyHeadline([], [])).toContain("Inga privata utförare");
    expect(economyHeadline([standing("U1", "inga_tecken")], [control("U1", "aktuell")])).toBe(
      "Den enda privata utföraren har inte flera tecken samtidigt; alla kontroller är aktuella",
    );
  });
  it("tell a control that is too old from one that was never made", () => {
    const lead = (...states: ControlRow["lage"][]) =>
      economyLead(
        [standing("U1", "inga_tecken")],
        states.map((lage) => control("U1", lage)),
      );
    expect(lead("forfallen", "forfallen", "aldrig", "aktuell")).toContain(
      "Börja med de tre kontroller som behöver göras, två för gamla och en aldrig gjord: utan dem går det inte att se tecken.",
    );
    expect(lead("forfallen")).toContain("Börja med den kontroll som är för gammal: utan den går");
    expect(lead("aldrig", "aldrig")).toContain("de två kontroller som aldrig är gjorda: utan dem");
  });
  it("never call it a verdict", () =>
    expect(economyLead([standing("U1", "allvarligt", 3)], [])).toContain("aldrig ett omdöme"));
});

describe("signs", () => {
  const providers = ["U1", "U2", "U3"].map(
    (utforare_id): ProviderRow => ({
      utforare_id,
      namn: `Utförare ${utforare_id}`,
      driftsform: "privat",
      driftsform_namn: "Privat regi",
      verksamheter: [],
      enskild_firma: false,
    }),
  );
  const sign = (utforare_id: string, tecken: string, tungt: boolean, datum: string): SignRow => ({
    tecken_id: tecken,
    utforare_id,
    tecken,
    tungt,
    datum,
    forklaring: "x",
    kalla: "ekonomikontroller",
    fil: "a.csv",
    rad: 2,
  });
  it("stand the gravest first, heavy before the rest, the latest first; who has none is not in the list", () => {
    const found = withSigns(
      [standing("U1", "enstaka_tecken", 1), standing("U2", "inga_tecken"), standing("U3", "allvarligt", 2)],
      [
        sign("U1", "skatteskuld", false, "2026-08-01"),
        sign("U3", "skatteskuld", false, "2026-09-01"),
        sign("U3", "kronofogden", true, "2026-08-01"),
      ],
      providers,
    );
    expect(found.map(({ namn, signs }) => [namn, signs.map(({ tecken }) => tecken)])).toEqual([
      ["Utförare U3", ["kronofogden", "skatteskuld"]],
      ["Utförare U1", ["skatteskuld"]],
    ]);
  });
  it("have the same order of levels as the run", () =>
    expect(levelOrder.filter((level) => level !== null)).toEqual(warningLevels));
});

describe("controls", () => {
  it("with a remark are seen although they are new, and an old one is first of all old", () => {
    expect(stateOf(control("U1", "aktuell", { utfall: "anmarkning" }))).toBe("anmarkning");
    expect(stateOf(control("U1", "forfallen", { utfall: "anmarkning" }))).toBe("forfallen");
    expect(stateOf(control("U1", "aktuell", { utfall: null, dold: true }))).toBe("aktuell");
  });
});

describe("volumes and prices", () => {
  const trend = (utforare_id: string, utfall: string, kvot: number | null): TrendRow => ({
    utforare_id,
    matt: "timmar",
    fran_kvartal: "2023-Q4",
    till_kvartal: "2026-Q3",
    n: 12,
    kvot,
    kvot_lag: kvot && kvot - 0.05,
    kvot_hog: kvot && kvot + 0.05,
    p: 0.01,
    q: 0.02,
    utfall,
    dold: false,
  });
  it("are told as a change with its interval", () => {
    expect(plain(changeText(trend("U1", "tydlig_okning", 1.3)))).toBe("+30 % (+25 till +35 %)");
    expect(plain(changeText(trend("U1", "tydlig_minskning", 0.7)))).toBe("-30 % (-35 till -25 %)");
    expect(changeText(trend("U1", "for_lite_underlag", null))).toBe("–");
  });
  it("clear ones before possible ones, the farthest first whichever way", () => {
    const rows = [
      trend("U1", "mojlig_okning", 1.9),
      trend("U2", "tydlig_okning", 1.3),
      trend("U3", "tydlig_minskning", 0.5),
      trend("U4", "ingen_sakerstalld_forandring", 1.1),
    ];
    expect(changes(rows).map(({ utforare_id }) => utforare_id)).toEqual(["U3", "U2", "U1"]);
  });
});

describe("the funnel's scale", () => {
  it("begins at the tenth under what must be seen, and never ends above all of it", () => {
    const funnel = { underlag: [100, 200], nedre998: [0.72, 0.76] };
    const point = (basis: number, value: number) => ({ label: "", basis, value, outcome: "inom" as const });
    expect(rangeOf(funnel, [point(150, 0.8)])).toEqual([0.7, 1]);
    expect(rangeOf(funnel, [point(150, 0.34)])).toEqual([0.3, 1]);
    expect(rangeOf(funnel, [point(150, 0)])).toEqual([0, 1]);
  });
});
