import { describe, expect, it } from "vitest";
import type { Driftsform, Styrdiagram } from "../../../../dashboards/pages/common/drawnRows.ts";
import { effectText } from "../../../../dashboards/pages/common/effects.ts";
import type { Atgardseffekt, Provning, Signalhistorik } from "../../../../dashboards/pages/common/followedRows.ts";
import type { FunnelSource } from "../../../../dashboards/pages/common/funnels.ts";
import { register } from "../../../../dashboards/pages/common/register.ts";
import type { Monster } from "../../../../dashboards/pages/common/rows.ts";
import { farFunnels } from "../../../../dashboards/pages/kvalitetsrad/charts.ts";
import { type CouncilRows, chosenRows, subjectOf } from "../../../../dashboards/pages/kvalitetsrad/choice.ts";
import { fateTitle } from "../../../../dashboards/pages/kvalitetsrad/fate.ts";
import { patternBasis } from "../../../../dashboards/pages/kvalitetsrad/patterns.ts";
import { hiddenText } from "../../../../dashboards/pages/kvalitetsrad/worth.ts";
import { indicator, provider, signal, unit } from "./rows.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const names = register({
  enheter: [
    unit(),
    unit({ enhet_id: "B", driftsform: "egen_regi", verksamhetsomrade: "sarskilt-boende", utforare_id: "U2" }),
  ],
  utforare: [provider(), provider({ utforare_id: "U2", utforare: "kommunen", driftsform: "egen_regi" })],
  indikatorer: [indicator(), indicator({ indikator_id: "lakemedel" })],
});

const pattern = (part: Partial<Monster> = {}): Monster => ({
  monster_id: "M-1",
  typ: "vaxer",
  typ_namn: "Växer hos flera",
  korn: "verksamhetsomrade",
  verksamhetsomrade: "hemtjanst",
  indikator_id: "avvikelser-fall",
  krav_ids: [],
  enheter: ["A"],
  utforare: ["U1"],
  utfall: "tydlig_okning",
  kvartal: "2026-Q3",
  antal_enheter: 4,
  antal_utforare: 3,
  n: 120,
  rr: 1.8,
  rr_lag: 1.4,
  rr_hog: 2.3,
  q: 0.02,
  forklaring: "",
  forslag: "",
  ...part,
});

const form = (part: Partial<Driftsform>): Driftsform => ({
  indikator_id: "avvikelser-fall",
  verksamhetsomrade: null,
  driftsform: "privat",
  antal_enheter: 3,
  taljare: 1,
  namnare: 1,
  varde: 1,
  medelfel: 0.1,
  skal: null,
  ...part,
});

const rows: CouncilRows = {
  signaler: [signal(), signal({ signal_id: "S-2", enhet_id: "B" })],
  trender: [],
  styrdiagram: [] as Styrdiagram[],
  funnels: [],
  monster: [pattern()],
  provningar: [],
  historik: [],
  effekter: [],
  driftsformer: [
    form({}),
    form({ driftsform: "egen_regi" }),
    form({ verksamhetsomrade: "hemtjanst" }),
    form({ verksamhetsomrade: "sarskilt-boende" }),
  ],
};

describe("what the council's choice leaves", () => {
  const chosen = (choice: Record<string, string>) => chosenRows(rows, choice, names, "2026-Q3");

  it("is what is about the chosen area, driftsform and quarter", () => {
    expect(chosen({ driftsform: "egen_regi" }).signaler.map(({ signal_id }) => signal_id)).toEqual(["S-2"]);
    expect(chosen({ verksamhet: "hemtjanst", kvartal: "2026-Q3" }).signaler.map(({ signal_id }) => signal_id)).toEqual([
      "S-1",
    ]);
    expect(chosen({ kvartal: "2026-Q2" }).signaler).toEqual([]);
    expect(chosen({ verksamhet: "sarskilt-boende" }).monster).toEqual([]);
    expect(chosen({}).whole).toBe(true);
  });
  it("never leaves half of a comparison of driftsformer, nor only its sum", () => {
    expect(chosen({ driftsform: "privat" }).driftsformer).toHaveLength(4);
    expect(chosen({ verksamhet: "hemtjanst" }).driftsformer.map(({ verksamhetsomrade }) => verksamhetsomrade)).toEqual([
      null,
      null,
      "hemtjanst",
    ]);
  });
  it("takes a row about a whole area as about both driftsformer", () => {
    expect(subjectOf({ verksamhetsomrade: "hemtjanst" }, names).driftsformer).toEqual(["egen_regi", "privat"]);
    expect(subjectOf({ enheter: ["A"] }, names).driftsformer).toEqual(["privat"]);
  });
});

describe("patterns", () => {
  it("say how strong, on what and how much of it chance may be", () =>
    expect(plain(patternBasis(pattern()))).toBe(
      "Tydlig ökning, 1,8 gånger (1,4–2,3); n = 120, fyra enheter hos tre utförare. Av mönster som ser lika starka ut väntas 2 % vara slump.",
    ));
  it("say the share of chance once, where the explanation has not said it", () =>
    expect(patternBasis(pattern({ forklaring: "Av mönster som ser ut så här väntas 2 % vara slump." }))).not.toContain(
      "slump",
    ));
});

describe("funnels before the council", () => {
  const funnel = (id: string, z: number, utfall: "utanfor_998" | "inom" = "utanfor_998"): FunnelSource => ({
    tratt: { indikator_id: id, mitt: 1 } as FunnelSource["tratt"],
    points: [{ enhet_id: "A", z, kvot: z > 0 ? 2 : 0.5, utfall } as FunnelSource["points"][number]],
  });
  it("are those with somebody far outside, the worse side first, and the same figures once", () => {
    const found = farFunnels(
      [funnel("x", -5), funnel("avvikelser-fall", 4), funnel("lakemedel", 4), funnel("inne", 1, "inom")],
      names,
    );
    expect(found.map(({ tratt }) => tratt.indikator_id)).toEqual(["avvikelser-fall", "x"]);
  });
});

describe("what became of what the council was shown", () => {
  const fate = (vad_hande: Signalhistorik["vad_hande"]) => ({ vad_hande }) as Signalhistorik;
  it("is counted by what happened, and nothing is left out", () =>
    expect(
      fateTitle([
        fate("foljd_upp_brist"),
        fate("foljd_upp_utan_brist"),
        fate("borta"),
        fate("starkare"),
        fate("vantar"),
      ]),
    ).toBe("Av fem signaler förra kvartalet är två uppföljda, en har försvunnit och två kvar."));

  const effect = (atgard_id: string, utfall: string, part: Partial<Atgardseffekt> = {}) =>
    ({ atgard_id, utfall, rr: 0.5, dold: false, ...part }) as Atgardseffekt;
  it("says worse as plainly as better, and what could not be judged", () =>
    expect(
      effectText([
        effect("a", "tydlig_forbattring"),
        effect("a", "mojlig_forsamring"),
        effect("b", "ingen_sakerstalld_forandring"),
        effect("c", "for_tidigt", { rr: null }),
      ]),
    ).toBe(
      "Två verifierade åtgärder är prövade i tre mått: ett blev bättre än väntat, ett sämre, och i ett syns ingen säkerställd förändring. För en åtgärd är det för tidigt.",
    ));
  it("says what no change can hide: the middle of 1.2, 1.9 and 2.5", () => {
    const tests = [2.5, 1.2, 1.9, null].map((doljer_upp_till) => ({ doljer_upp_till }) as Provning);
    expect(hiddenText(tests)).toContain(
      "upp till 1,9 gånger den väntade, och i 1 går en fördubbling inte att utesluta",
    );
  });
});
