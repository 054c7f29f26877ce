import { describe, expect, it } from "vitest";
import { matches, readChoice, writeChoice } from "../../../../dashboards/components/filterBar.ts";
import { register } from "../../../../dashboards/pages/common/register.ts";
import type { Kommunkvartal } from "../../../../dashboards/pages/common/rows.ts";
import { quarterAfter } from "../../../../dashboards/pages/common/series.ts";
import {
  headline as councilHeadline,
  lead as councilLead,
  listedText,
  sorted,
} from "../../../../dashboards/pages/kvalitetsrad/headline.ts";
import { changeSummary, changes } from "../../../../dashboards/pages/oversikt/change.ts";
import { headline as overviewHeadline } from "../../../../dashboards/pages/oversikt/headline.ts";
import { matters } from "../../../../dashboards/pages/oversikt/matters.ts";
import { figuresOf } from "../../../../dashboards/pages/oversikt/view.ts";
import { riskInAddress } from "../../../../dashboards/pages/riskmatris/address.ts";
import { levelCuts, nextFollowUp, whatWouldChange } from "../../../../dashboards/pages/riskmatris/change.ts";
import { fieldsOf } from "../../../../dashboards/pages/riskmatris/filter.ts";
import { headline as matrixHeadline } from "../../../../dashboards/pages/riskmatris/headline.ts";
import { movementMark, movementSentence, movers } from "../../../../dashboards/pages/riskmatris/movement.ts";
import { classes } from "../../../../dashboards/pages/riskmatris/order.ts";
import { ruleLimits } from "../../../../dashboards/pages/riskmatris/rule.ts";
import {
  basisSentence,
  cellSentence,
  inOrder,
  intervalSentence,
  logOdds,
  restsOn,
  ruleSentence,
  shareOf,
  steps,
} from "../../../../dashboards/pages/riskmatris/why.ts";
import { type Billing, billingSum, billingText } from "../../../../dashboards/pages/utforare/billing.ts";
import { byForm, formText, providerHeadline, providerRows } from "../../../../dashboards/pages/utforare/headline.ts";
import { contribution, indicator, provider, risk, signal, unit } from "./rows.ts";

const plain = (text: string | null): string => (text ?? "").replaceAll("\u00a0", " ").replaceAll("\u2212", "-");

const names = register({
  enheter: [unit(), unit({ enhet_id: "B", namn: "Beta", driftsform: "egen_regi", utforare_id: "U2" })],
  utforare: [
    provider(),
    provider({
      utforare: "kommunen",
      utforare_id: "U2",
      namn: "Kommunen",
      driftsform: "egen_regi",
      driftsform_namn: "Egen regi",
    }),
  ],
  indikatorer: [indicator()],
  kvalitetsomraden: [{ kod: "dokumentation", namn: "Dokumentation", definition: "" }],
});

const SCREENED = { provade: 100, slump_tydliga: 0.1, slump_alla: 0.4, utan_gallring: 5 };

describe("why a risk is what it is", () => {
  const rows = [
    contribution({ indikator_id: "avvikelser-fall", bidrag: 0.9 }),
    contribution({ indikator_id: "x", bidrag: -0.1 }),
    contribution({ indikator_id: "grundniva", bidrag: -0.4 }),
  ];
  it("begins with the base and goes on with what weighs most", () => {
    expect(inOrder(rows).map(({ indikator_id }) => indikator_id)).toEqual(["grundniva", "avvikelser-fall", "x"]);
  });
  it("adds up to the likelihood: logit⁻¹(0.4) = 59.9 %", () => expect(shareOf(logOdds(rows))).toBeCloseTo(0.5987, 4));
  it("splits the likelihood in steps that add up: 40.1 %, then logit⁻¹(0.5) and logit⁻¹(0.4)", () => {
    const moved = steps(inOrder(rows));
    expect(moved.map((value) => Number(value.toFixed(1)))).toEqual([40.1, 22.1, -2.4]);
    expect(moved.reduce((sum, value) => sum + value, 0)).toBeCloseTo(59.87, 2);
  });

  const cuts = levelCuts([
    { namn: "risk_niva_4", varde: 0.5 },
    { namn: "risk_niva_2", varde: 0.15 },
    { namn: "risk_niva_3", varde: 0.3 },
  ]);
  const change = (part: Parameters<typeof risk>[0], evidence: typeof rows) =>
    plain(whatWouldChange(risk(part), evidence, names, cuts));
  it("names the one thing that moves the level: logit⁻¹(−0.5) = 38 %", () => {
    expect(change({ sannolikhet: 0.599 }, rows)).toBe(
      "Hade fall legat på väntad nivå vore sannolikheten 38 % i stället för 60 %. Med konsekvens 3 (betydande) blir det 9 poäng i stället för 12, hög risk.",
    );
  });
  it("says that one is not enough, and what it takes: logit(0.62) = 0.49; −0.3 leaves 55 %, −0.25 more leaves 48 %", () => {
    const several = [
      contribution({ indikator_id: "grundniva", bidrag: -0.06 }),
      contribution({ bidrag: 0.3 }),
      contribution({ indikator_id: "Klagomål", bidrag: 0.25 }),
    ];
    const text = change({ sannolikhet: 0.62 }, several);
    expect(text).toContain(
      "vore sannolikheten 55 % i stället för 62 %. Det räcker inte ensamt för att byta nivå: under 50 %",
    );
    expect(text).toContain("kommer den först om både fall och klagomål legat på väntad nivå (då 49 %)");
  });
  it("says when no evidence taken away moves the level", () => {
    const based = [contribution({ indikator_id: "grundniva", bidrag: 0.5 }), contribution({ bidrag: 0.2 })];
    expect(change({ sannolikhet: 0.668 }, based)).toContain("når den inte så länge utgångsläget är detsamma");
    expect(change({}, [contribution({ bidrag: 0.01 })])).toContain("Ingen enskild uppgift höjer");
  });
  it("looks upwards from the lowest level", () => {
    const low = [contribution({ indikator_id: "grundniva", bidrag: -1.5 }), contribution({ bidrag: -0.6 })];
    expect(change({ sannolikhet: 0.109, sannolikhet_niva: 1 }, low)).toBe(
      "Hade fall legat på väntad nivå vore sannolikheten 18 % i stället för 11 %. Med konsekvens 3 (betydande) blir det 6 poäng i stället för 3, måttlig risk.",
    );
  });
  it("names the event that the consequence rests on", () => {
    const one = risk({ konsekvens_grund: "enskild_handelse", konsekvens_handelser: ["lex-sarah:2026-Q3"] });
    expect(cellSentence(one)).toContain("kommer av lex Sarah bedömd som allvarlig, kvartal 3 2026");
  });
  it("gives value, reference and n; withheld figures are said to be withheld", () => {
    expect(plain(restsOn(contribution(), indicator()))).toBe("20 händelser, 2,0 per 1 000 brukardygn; väntat 1,0.");
    expect(restsOn(contribution({ varde: null, antal: null }), indicator())).toContain("Ett påslag");
    expect(restsOn(contribution({ dold: true, varde: null, antal: null }), indicator())).toContain("För få personer");
    expect(restsOn(contribution({ indikator_id: "enheten-i-ovrigt", varde: null }), undefined)).toContain(
      "enhetens övriga kvalitetsområden",
    );
    const overdue = indicator({ klass: "granskning", typ: "andel", exponering: "åtgärder vars tid gått ut" });
    const one = contribution({ antal: 1, underlag: 2, varde: 0.5, referens: 0.54 });
    expect(plain(restsOn(one, overdue))).toBe("1 av 2 åtgärder vars tid gått ut (50 %); väntat 54 %.");
    expect(plain(restsOn({ ...one, antal: null }, overdue))).toContain("50 % av 2 åtgärder");
    const review = indicator({ klass: "granskning", typ: "andel", exponering: "uppföljningar" });
    expect(plain(restsOn(contribution({ antal: 1, underlag: 4, referens: 0.25 }), review))).toBe(
      "1 av 4 uppföljningar fann en brist; väntat 25 %.",
    );
  });
  it("shows the cells that the interval covers", () => {
    expect(intervalSentence(risk())).toContain("alltså sannolikhet 3–4 och 9–12 poäng");
    expect(intervalSentence(risk({ niva_lag: 4 }))).toContain("hela intervallet är i samma ruta");
  });
  it("calls a thin basis thin", () =>
    expect(basisSentence(risk({ underlag: "svagt" }))).toContain("Underlaget är svagt"));
});

describe("riskmatris", () => {
  it("narrows by unit, area, driftsform and utförare; who is not in the register is in no choice", () => {
    const three = [risk(), risk({ enhet_id: "B" }), risk({ enhet_id: "X", kvalitetsomrade: "medarbetare" })];
    const left = (choice: Record<string, string>) =>
      three.filter((row) => matches(row, fieldsOf(names), choice)).map(({ enhet_id }) => enhet_id);
    expect(left({})).toEqual(["A", "B", "X"]);
    expect(left({ verksamhet: "hemtjanst", omrade: "dokumentation", driftsform: "privat" })).toEqual(["A"]);
    expect(left({ utforare: "kommunen" })).toEqual(["B"]);
    expect(left({ omrade: "medarbetare" })).toEqual(["X"]);
  });
  it("finds the open risk first in the address, before what the page shows", () => {
    const address = writeChoice({ omrade: "dokumentation", driftsform: "" }, "R-8c46");
    expect(address).toBe("#R-8c46&omrade=dokumentation");
    expect(riskInAddress(address)).toBe("R-8c46");
    expect(readChoice(address, ["omrade"])).toEqual({ omrade: "dokumentation" });
    expect(riskInAddress("#R-8c46")).toBe("R-8c46"); // as the plan's rows point here
    expect(riskInAddress("#varfor&utforare=R-ab")).toBeNull();
  });
  it("reads a class from its first, also when a choice hides the first", () => {
    const ranked = [
      risk({ rang_hog: 3 }),
      risk({ enhet_id: "B", rang: 2, rang_lag: 1, rang_hog: 9 }),
      risk({ rang: 4, rang_lag: 4, rang_hog: 8, prioritetsklass: 2 }),
    ];
    expect(classes(ranked.reverse(), names)).toEqual([
      { group: 1, reason: "når in bland de platser som Alfa kan ha (1–3)", low: 1, high: 3 },
      { group: 2, reason: "når in bland de platser som Alfa kan ha (4–8)", low: 4, high: 8 },
    ]);
  });
  it("says what the next follow-up would do, whichever way it goes", () => {
    const text = plain(
      nextFollowUp(risk({ sannolikhet_om_utan_fynd: 0.41, sannolikhet_om_fynd: 0.68 }), [0.15, 0.3, 0.5]),
    );
    expect(text).toBe(
      "Om nästa uppföljning inte finner något sjunker sannolikheten till 41 % (9 poäng); finner den en brist stiger den till 68 % (fortfarande 12 poäng).",
    );
    expect(nextFollowUp(risk(), [0.15, 0.3, 0.5])).toBe("");
  });
  it("says where a risk stood a quarter ago, and nothing where that is not known", () => {
    const moved = risk({ rorelse: "upp", forra_rang: 14, forra_sannolikhet: 0.31, forra_kvartal: "2026-Q2", rang: 1 });
    expect(plain(movementSentence(moved))).toBe("Upp från plats 14 och 31 % efter kvartal 2 2026");
    expect(movementMark(moved)).toBe("↑ upp 13");
    expect(movementSentence(risk())).toBe("");
    const less = risk({ rorelse: "ner", sannolikhet: 0.5, forra_sannolikhet: 0.6 });
    const still = risk({ rorelse: "oforandrad", sannolikhet: 0.1, forra_sannolikhet: 0.9 });
    expect(movers([less, still, moved])).toEqual([moved, less]);
  });
  it("names the rule that fired with its limits in force and its source", () => {
    const limits = ruleLimits([
      { namn: "risk_atgard_poang", varde: 9 },
      { namn: "risk_atgard_allvarlighet", varde: 3 },
    ]);
    const text = ruleSentence(risk({ atgardsregel: "kristianstad-sol-lss" }), limits);
    expect(text).toContain("enligt SoL och LSS: minst 9 riskpoäng och dessutom en inträffad händelse");
    expect(text).toContain("Källa: Kristianstads kommun");
  });
  it("has the finding as its title, also when there is none", () => {
    expect(matrixHeadline([risk(), risk({ enhet_id: "B", rang: 2 })], names)).toBe(
      "Alfa har den högst rankade risken, men en annan risk kan vara lika angelägen",
    );
    expect(matrixHeadline([risk({ riskpoang: null, rang: null, prioritetsklass: null })], names)).toContain(
      "inget underlag",
    );
  });
});

describe("översikt", () => {
  it("says how few units carry half of the harm, and of what kind, only when they are few", () => {
    const few = Array.from({ length: 8 }, (_, i) =>
      risk({ enhet_id: i === 0 ? "A" : `X${i}`, forvantad_skada: i === 0 ? 20 : 1 }),
    );
    expect(overviewHeadline(few, names)).toBe("En enhet inom hemtjänst står för hälften av den väntade skadan");
    const even = [risk(), risk({ enhet_id: "B", prioritetsklass: 2 })];
    expect(overviewHeadline(even, names)).toBe(
      "En risk på en enhet bör komma först; resten av den väntade skadan är spridd",
    );
  });

  it("shows no zero where nothing was measured", () => {
    expect(figuresOf([], [], [], [], names).map(({ value }) => value)).toEqual(["–", "–", "–", "–"]);
  });
  it("splits the clear signals as Kvalitetsråd does", () => {
    const sums = [
      { slag: "signal" as const, metod: "jamforelse", utfall: "tydligt_hogre", antal: 9, objekt: 9, ...SCREENED },
    ];
    const clear = [signal({ signal_id: "a" }), signal({ signal_id: "b", utfall: "tydligt_lagre", rr: 0.3 })];
    expect(figuresOf([], clear, sums, [], names)[2]).toMatchObject({
      value: "2",
      basis: "varav 1 högre och 1 lägre; av 9 jämförelser med tillräckligt underlag",
    });
  });

  const quarters = (counts: number[], matt = "klagomal"): Kommunkvartal[] =>
    counts.map((antal, i) => ({
      matt,
      kvartal: quarterAfter("2025-Q3", i),
      fullstandigt: i < 5,
      antal,
      underlag: 1000,
    }));
  it("compares the last complete quarter with the same one last year", () => {
    const [change] = changes(quarters([10, 0, 0, 0, 40, 99]));
    expect(change).toMatchObject({ kvartal: "2026-Q3", antal: 40, antal_ifjol: 10, moved: "upp" });
    expect(changeSummary([change!])).toBe("Fler klagomål än samma kvartal i fjol");
  });
  it("does not call 12 against 10 a change, and says where last year is missing", () => {
    expect(changes(quarters([10, 0, 0, 0, 12]))[0]).toMatchObject({ moved: "stilla" });
    expect(changes(quarters([10, 0, 0, 0, 12]).slice(1))[0]).toMatchObject({ moved: "okant", antal_ifjol: null });
  });
  it("follow-ups are what the kommun does itself: counted, never tested", () => {
    expect(changes(quarters([10, 0, 0, 0, 40], "uppfoljningar"))[0]).toMatchObject({ moved: "stilla" });
  });

  it("chooses five things of different kinds before a second of one kind", () => {
    const found = matters({
      risks: [risk()],
      signals: [
        ...["1", "2", "3", "4", "5", "6"].map((id) => signal({ signal_id: id, varde: Number(id), enhet_id: "B" })),
        signal({ utfall: "enskild_handelse", varde: null }),
        signal({ utfall: "lag_rapportering" }),
      ],
      trends: [],
      patterns: [],
      plan: [{ ar: 2027, uppfoljningar: 5, enheter: 5, forfallna: 0, over_kapacitet: 0, timmar: 50, utan_plats: 2 }],
      sources: [],
      names,
    });
    expect(found.map(({ title }) => title)).toEqual([
      "En allvarlig händelse på en enhet",
      "Alfa har den högst rankade risken: dokumentation",
      "En enhet rapporterar långt färre avvikelser än väntat",
      "Beta sticker ut: fall",
      "Planen för 2027 rymmer inte allt",
    ]);
    expect(found[1]?.href).toBe("./riskmatris#R-1");
  });
  it("has nothing to say of nothing", () => {
    expect(matters({ risks: [], signals: [], trends: [], patterns: [], plan: [], sources: [], names })).toEqual([]);
  });
});

describe("kvalitetsråd", () => {
  const tried = [
    { slag: "signal" as const, metod: "jamforelse", utfall: "tydligt_hogre", antal: 5, objekt: 5, ...SCREENED },
  ];
  const none = { single: [], silent: [], worse: [], better: [] };
  it("does not call it calm where nothing could be measured", () => {
    const thin = [{ ...tried[0]!, utfall: "for_lite_underlag" }];
    expect(councilHeadline(none, [], thin)).toBe("Inget kunde prövas det här kvartalet: underlag saknas");
    expect(councilLead(none, undefined, [])).toContain("går inget att pröva");
  });
  it("makes the lists agree with what stood out: five, of which one was the same figure by two names", () => {
    const parts = { ...none, worse: [signal(), signal()], better: [signal()], silent: [signal()] };
    expect(listedText(parts, tried)).toBe(
      "Listorna nedan har 3 att fråga om, varav ett fall av låg rapportering, och 1 som ligger lägre än väntat. Ett mått som gav samma tal under två namn står bara en gång.",
    );
  });
  it("keeps single events and silence apart from what was compared", () => {
    const parts = sorted(
      [
        signal({ signal_id: "a" }),
        signal({ signal_id: "b", utfall: "tydligt_lagre", varde: 0.1 }),
        signal({ signal_id: "c", utfall: "enskild_handelse" }),
        signal({ signal_id: "d", utfall: "lag_rapportering" }),
      ],
      names,
    );
    expect(Object.values(parts).map((list) => list.map(({ signal_id }: { signal_id: string }) => signal_id))).toEqual([
      ["c"],
      ["d"],
      ["a"],
      ["b"],
    ]);
    expect(councilHeadline(parts, [], tried)).toBe(
      "En enhet sticker tydligt ut och en allvarlig händelse tas upp för sig",
    );
  });
  it("says so when nothing stands out", () => {
    expect(councilHeadline({ single: [], silent: [], worse: [], better: [] }, [], tried)).toBe(
      "Inget sticker ut det här kvartalet",
    );
  });
});

describe("utförare", () => {
  it("gives each its share of the harm and its high risks of those judged", () => {
    const risks = [risk({ forvantad_skada: 3 }), risk({ enhet_id: "B", riskpoang: 4, forvantad_skada: 1 })];
    const rows = providerRows([...names.utforare.values()], [...names.enheter.values()], risks, [signal()], names);
    expect(
      rows.map(({ namn, andel_skada, hoga, bedomda, signaler }) => [namn, andel_skada, hoga, bedomda, signaler]),
    ).toEqual([
      ["Alfa AB", 0.75, 1, 1, 1],
      ["Kommunen", 0.25, 0, 1, 0],
    ]);
  });
  it("treats egen regi and privat alike: the same figure for both, with interval and n", () => {
    const risks = Array.from({ length: 20 }, (_, i) =>
      risk({ enhet_id: i < 10 ? "A" : "B", riskpoang: i % 2 ? 12 : 4 }),
    );
    const rows = byForm(risks, names);
    expect(rows.map(({ label, value, n }) => [label, value, n])).toEqual([
      ["Egen regi", 0.5, 10],
      ["Privat regi", 0.5, 10],
    ]);
    expect(formText(rows)).toContain("ingen säkerställd skillnad");
  });
  it("names what is known about one utförare", () => {
    expect(providerHeadline(provider(), [risk()], names)).toBe("Alfa AB: en hög risk, främst dokumentation");
    expect(providerHeadline(provider({ enheter: 0 }), [], names)).toBe("Alfa AB har inga enheter i drift");
  });

  const quarter = (kvartal: string, part: Partial<Billing> = {}): Billing => ({
    utforare_id: "U1",
    kvartal,
    brukare: 40,
    beviljade_timmar: 120,
    utforda_timmar: 100,
    fakturerade_timmar: 110,
    belopp_kr: 40_000,
    dold: false,
    ...part,
  });
  it("compares billed with performed only over the quarters in which both may be shown", () => {
    const sum = billingSum([
      quarter("2025-Q3"),
      quarter("2025-Q4"),
      quarter("2026-Q1", { fakturerade_timmar: null, dold: true }),
      quarter("2026-Q2"),
      quarter("2026-Q3"),
    ]);
    expect(sum).toMatchObject({
      fran: "2025-Q4",
      utforda: 300,
      fakturerade: 330,
      kvartal: 3,
      dolda: 1,
      kronor: 160_000,
    });
    expect(plain(billingText(sum))).toContain("30 timmar mer än registrerad utförd tid (10,0 %)");
    expect(plain(billingText(sum))).toContain("Ett av fyra kvartal räknas inte in");
  });
  it("says why hours are not shown", () => {
    const hidden = ["2026-Q2", "2026-Q3"].map((kvartal) => quarter(kvartal, { fakturerade_timmar: null, dold: true }));
    expect(billingText(billingSum(hidden))).toContain("färre personer än gränsen");
    expect(billingText(null)).toBe("Inga fakturor finns för utföraren.");
  });
});
