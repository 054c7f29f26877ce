/** Rows for the gallery's control charts, funnel, timeline and comparison, shaped as the datasets are published. */

type Rows = readonly Record<string, unknown>[];

const QUARTERS = [2023, 2024, 2025].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));

export function chartSamples(): Record<string, Rows> {
  return {
    styrdiagram: controlRows(),
    trattar: [funnel],
    trattpunkter: funnelPoints(),
    handelser: events(),
    driftsformer: forms,
  };
}

function controlRow(
  objekt: string,
  varden: (number | null)[],
  part: Record<string, unknown> = {},
): Record<string, unknown> {
  const namnare = varden.map((_, i) => 3400 + 220 * ((i * 5) % 4));
  const mitt = 4.1;
  return {
    objekt,
    diagram: "u_prim",
    provisoriskt: false,
    kvartal: QUARTERS.slice(-varden.length),
    taljare: varden.map((varde, i) => (varde == null ? null : Math.round((varde * namnare[i]!) / 1000))),
    namnare,
    varde: varden,
    mitt: varden.map(() => mitt),
    nedre: namnare.map((n) => Math.max(0, mitt - 3 * Math.sqrt((1000 * mitt) / n))),
    ovre: namnare.map((n) => mitt + 3 * Math.sqrt((1000 * mitt) / n)),
    regel: varden.map(() => null),
    ...part,
  };
}

const controlRows = (): Rows => [
  controlRow("Lindgården", [3.8, 4.4, 3.6, 4.2, 3.9, 4.6, 4.0, 3.7, 4.3, 5.2, 6.1, 9.3], {
    regel: [...Array(11).fill(null), "utanfor_grans"],
  }),
  controlRow("Ekbackens äldreboende", [4.6, 3.9, 3.6, 3.4, 3.7, 3.1, 3.3, 3.6, 2.9, null, 4.4, 4.8], {
    regel: [null, ...Array(8).fill("sju_pa_samma_sida"), null, null, null],
  }),
  controlRow("Norra hemtjänstområdet", [2.1, 4.8, 3.9, 5.1, 6.0, 4.2, 3.3, 5.9], {
    provisoriskt: true,
    diagram: "xmr",
  }),
  controlRow("Kvarnen", [0, 0.9, 0, 1.1], {
    provisoriskt: true,
    diagram: "punkter",
    mitt: Array(4).fill(null),
    nedre: Array(4).fill(null),
    ovre: Array(4).fill(null),
  }),
];

/** Limits of a ratio to the expected: (1 ± q · √(1/4E + τ²))², as Spiegelhalter's with added spread. */
const grid = [1, 2, 3, 5, 8, 12, 18, 26, 36, 50, 70, 95, 125];
const tau2 = 0.012;
const limit = (sign: 1 | -1, q: number) =>
  grid.map((e) => Math.max(0, 1 + sign * q * Math.sqrt(1 / (4 * e) + tau2)) ** 2);
const funnel = {
  indikator_id: "avvikelser-fall",
  verksamhetsomrade: "sarskilt-boende",
  metod: "kvadratrot_additiv",
  phi: 2.31,
  tau2,
  mitt: 1,
  n_enheter: 22,
  underlag: grid,
  nedre95: limit(-1, 1.96),
  ovre95: limit(1, 1.96),
  nedre998: limit(-1, 3.09),
  ovre998: limit(1, 3.09),
};

function funnelPoints(): Rows {
  const values = [
    1.02, 0.81, 1.22, 0.93, 1.1, 0.74, 1.31, 0.97, 1.12, 0.88, 1.05, 0.91, 1.4, 0.69, 1.18, 1.0, 0.95, 1.07,
  ];
  const inside = values.map((kvot, i) => ({
    namn: `Enhet ${i + 1}`,
    underlag: 6 + ((i * 29) % 104),
    kvot,
    utfall: "inom",
  }));
  return [
    ...inside,
    { namn: "Lindgården", underlag: 62, kvot: 2.27, utfall: "utanfor_998" },
    { namn: "Ekbackens äldreboende", underlag: 66, kvot: 1.74, utfall: "utanfor_95" },
    { namn: "Mellanvångens särskilda boende och servicehus", underlag: 98, kvot: 1.68, utfall: "utanfor_95" },
    { namn: "Solsidan", underlag: 88, kvot: 0.36, utfall: "utanfor_998" },
    { namn: "Vitsippan", underlag: null, kvot: null, utfall: "inom" },
  ].map((row) => ({
    ...row,
    dold: row.kvot == null,
    z:
      row.kvot == null || row.underlag == null
        ? null
        : (Math.sqrt(row.kvot) - 1) / Math.sqrt(1 / (4 * row.underlag) + tau2),
  }));
}

function events(): Rows {
  const day = (
    slag: string,
    datum: string,
    text: string,
    marke: string,
    allvarlig = false,
    till: string | null = null,
  ) => ({
    slag,
    typ: "dag",
    datum,
    till,
    antal: null,
    dold: false,
    text,
    marke,
    allvarlig,
    klar: false,
  });
  const counts = ["Avvikelser", "Klagomål"].flatMap((slag, k) =>
    QUARTERS.map((kvartal, i) => ({
      ...day(
        slag,
        `${kvartal.slice(0, 4)}-${String(3 * Number(kvartal.slice(-1)) - 2).padStart(2, "0")}-01`,
        "antal under kvartalet",
        "",
      ),
      typ: "antal",
      antal: i === 2 ? null : k === 0 ? 18 + ((i * 7) % 9) + (i > 9 ? 16 : 0) : (i * 5) % 4,
      dold: i === 2,
    })),
  );
  return [
    ...counts,
    day("Lex Sarah", "2024-05-01", "En rapport", "1"),
    day("Lex Sarah", "2025-10-01", "Två rapporter, en bedömd som allvarlig", "2", true),
    day("Uppföljningar", "2023-09-12", "Årlig uppföljning: inget av fem krav ej uppfyllt", ""),
    day("Uppföljningar", "2024-11-05", "Årlig uppföljning: två av fem krav ej uppfyllda", "2 av 5", true),
    day("Uppföljningar", "2025-11-18", "Oanmäld uppföljning: ett av tre krav ej uppfyllt", "1 av 3", true),
    day("Brister", "2024-11-05", "Dokumentation, måttlig", "måttlig"),
    day("Brister", "2024-11-06", "Läkemedel, betydande", "betydande", true),
    day("Brister", "2025-11-18", "Dokumentation, återkommer", "återkommer", true),
    {
      ...day("Åtgärder", "2024-11-20", "Dokumentation: klar senast 31 mars 2025, verifierad", "", false, "2025-03-31"),
      typ: "tid",
      klar: true,
    },
    {
      ...day("Åtgärder", "2024-12-01", "Läkemedel: skulle ha varit klar 30 juni 2025", "försenad", true, "2025-06-30"),
      typ: "tid",
    },
    day("Sanktioner", "2025-02-14", "Varning med åtgärdsplan", "varning", true),
    { ...day("", "2024-02-01", "Alfa Omsorg AB tog över driften", "Alfa Omsorg AB tar över"), typ: "skifte" },
  ];
}

const forms: Rows = [
  {
    verksamhet: "Hemtjänst",
    form: "egen_regi",
    enheter: 6,
    varde: 3.4,
    lag: 2.8,
    hog: 4.1,
    antal: 212,
    underlag: 62_300,
  },
  { verksamhet: "Hemtjänst", form: "privat", enheter: 9, varde: 3.9, lag: 3.0, hog: 5.0, antal: 240, underlag: 61_500 },
  {
    verksamhet: "Särskilt boende",
    form: "egen_regi",
    enheter: 11,
    varde: 6.2,
    lag: 5.1,
    hog: 7.5,
    antal: 611,
    underlag: 98_500,
  },
  {
    verksamhet: "Särskilt boende",
    form: "privat",
    enheter: 4,
    varde: 5.7,
    lag: 3.9,
    hog: 8.3,
    antal: 190,
    underlag: 33_300,
  },
  {
    verksamhet: "Daglig verksamhet",
    form: "egen_regi",
    enheter: 5,
    varde: 1.1,
    lag: 0.6,
    hog: 2.0,
    antal: 21,
    underlag: 19_100,
  },
  {
    verksamhet: "Daglig verksamhet",
    form: "privat",
    enheter: 1,
    varde: null,
    lag: null,
    hog: null,
    antal: null,
    underlag: null,
  },
];
