/** Kategorier with their kvalitetsområde, how often they happen per 1000 days of care, and how they follow the season. */
export type Kvalitetsomrade =
  | "ledning-och-styrning"
  | "systematiskt-kvalitetsarbete"
  | "verksamhet-och-arbetssatt"
  | "service-och-bemotande"
  | "medarbetare"
  | "halso-och-sjukvard"
  | "dokumentation"
  | "fokus-pa-brukare"
  | "samverkan"
  | "ekonomi-och-resurser";

export const kvalitetsomraden: readonly Kvalitetsomrade[] = [
  "ledning-och-styrning",
  "systematiskt-kvalitetsarbete",
  "verksamhet-och-arbetssatt",
  "service-och-bemotande",
  "medarbetare",
  "halso-och-sjukvard",
  "dokumentation",
  "fokus-pa-brukare",
  "samverkan",
  "ekonomi-och-resurser",
];

export const kategoriOmrade = {
  "brist-i-bemotande": "service-och-bemotande",
  overgrepp: "service-och-bemotande",
  "bristande-tillganglighet": "fokus-pa-brukare",
  "brist-i-samtycke": "fokus-pa-brukare",
  "brist-i-dokumentation": "dokumentation",
  "utebliven-insats": "verksamhet-och-arbetssatt",
  "felaktigt-utford-insats": "verksamhet-och-arbetssatt",
  trygghetslarm: "verksamhet-och-arbetssatt",
  "utebliven-vardatgard": "halso-och-sjukvard",
  lakemedel: "halso-och-sjukvard",
  fall: "halso-och-sjukvard",
  vardskada: "halso-och-sjukvard",
  "produkt-eller-teknik": "halso-och-sjukvard",
  "brist-i-samverkan": "samverkan",
  "bruten-sekretess": "ledning-och-styrning",
  rattssakerhet: "ledning-och-styrning",
  bemanning: "medarbetare",
  "misstanke-om-stold": "medarbetare",
  ledningssystem: "systematiskt-kvalitetsarbete",
  "tid-och-debitering": "ekonomi-och-resurser",
} as const satisfies Record<string, Kvalitetsomrade>;

export type Kategori = keyof typeof kategoriOmrade;
export const kategorier = Object.keys(kategoriOmrade) as Kategori[];

type Rates = Readonly<Partial<Record<Kategori, number>>>;

const rare: Rates = {
  overgrepp: 0.03,
  "brist-i-samtycke": 0.05,
  vardskada: 0.04,
  "bruten-sekretess": 0.05,
  rattssakerhet: 0.04,
  "misstanke-om-stold": 0.03,
  ledningssystem: 0.08,
  "tid-och-debitering": 0.05,
};

/** Per 1000 days of care. Fall and läkemedel dominate where nurses work; that is exposure, not quality. */
const vard: Rates = {
  ...rare,
  fall: 4.2,
  lakemedel: 2.1,
  "utebliven-vardatgard": 0.35,
  "produkt-eller-teknik": 0.15,
  "utebliven-insats": 0.35,
  "felaktigt-utford-insats": 0.35,
  trygghetslarm: 0.2,
  "brist-i-dokumentation": 0.45,
  "brist-i-bemotande": 0.35,
  "bristande-tillganglighet": 0.2,
  "brist-i-samverkan": 0.25,
  bemanning: 0.4,
};
const hemma: Rates = {
  ...rare,
  fall: 1.4,
  lakemedel: 1.9,
  "utebliven-vardatgard": 0.2,
  "produkt-eller-teknik": 0.12,
  "utebliven-insats": 1.4,
  "felaktigt-utford-insats": 0.6,
  trygghetslarm: 0.6,
  "brist-i-dokumentation": 0.5,
  "brist-i-bemotande": 0.4,
  "bristande-tillganglighet": 0.3,
  "brist-i-samverkan": 0.4,
  bemanning: 0.4,
  "tid-och-debitering": 0.2,
};
const lss: Rates = {
  ...rare,
  overgrepp: 0.25,
  fall: 0.9,
  lakemedel: 3.2,
  "utebliven-insats": 0.5,
  "felaktigt-utford-insats": 0.8,
  "brist-i-dokumentation": 0.7,
  "brist-i-bemotande": 0.7,
  "bristande-tillganglighet": 0.35,
  "brist-i-samverkan": 0.4,
  bemanning: 0.5,
  "brist-i-samtycke": 0.3,
};
const dag: Rates = {
  ...rare,
  fall: 0.5,
  lakemedel: 0.4,
  "brist-i-bemotande": 0.35,
  "felaktigt-utford-insats": 0.35,
  "brist-i-dokumentation": 0.3,
  bemanning: 0.3,
};
const hvb: Rates = {
  ...rare,
  overgrepp: 0.6,
  lakemedel: 1.2,
  "felaktigt-utford-insats": 0.8,
  "brist-i-dokumentation": 0.9,
  "brist-i-bemotande": 0.9,
  rattssakerhet: 0.4,
  bemanning: 0.7,
  "brist-i-samverkan": 0.6,
};

export const avvikelseRates: Readonly<Record<string, Rates>> = {
  SB: vard,
  KB: vard,
  HT: hemma,
  HS: { ...hemma, "utebliven-insats": 0.1, trygghetslarm: 0 },
  GB: lss,
  SE: lss,
  PA: lss,
  KV: lss,
  DV: dag,
  DA: dag,
  BS: dag,
  LA: dag,
  HB: hvb,
  HM: hvb,
  KF: dag,
};

export const klagomalRates: Rates = {
  "brist-i-bemotande": 0.085,
  "utebliven-insats": 0.06,
  "felaktigt-utford-insats": 0.04,
  "bristande-tillganglighet": 0.05,
  bemanning: 0.05,
  "brist-i-samverkan": 0.04,
  "brist-i-dokumentation": 0.02,
  rattssakerhet: 0.015,
  lakemedel: 0.02,
  "utebliven-vardatgard": 0.02,
  "tid-och-debitering": 0.02,
};

export const lexSarahRates: Rates = {
  "utebliven-insats": 0.016,
  "felaktigt-utford-insats": 0.016,
  overgrepp: 0.012,
  "brist-i-bemotande": 0.014,
  "misstanke-om-stold": 0.006,
  bemanning: 0.004,
  "brist-i-samtycke": 0.003,
  "brist-i-dokumentation": 0.004,
};

export const lexMariaRates: Readonly<Record<string, Rates>> = {
  SB: { lakemedel: 0.003, fall: 0.003, "utebliven-vardatgard": 0.002 },
  KB: { lakemedel: 0.003, vardskada: 0.003 },
  HS: { lakemedel: 0.0015, "utebliven-vardatgard": 0.001 },
};

/** Multiplier in quarters Q1 to Q4: summers are short of staff, winters are slippery. */
export function season(kategori: Kategori, quarterOfYear: number): number {
  const profile: Partial<Record<Kategori, readonly number[]>> = {
    bemanning: [0.85, 0.8, 1.75, 0.85],
    "utebliven-insats": [0.95, 0.95, 1.25, 0.95],
    lakemedel: [0.97, 0.97, 1.12, 0.97],
    fall: [1.12, 0.95, 0.92, 1.03],
  };
  return profile[kategori]?.[quarterOfYear - 1] ?? 1;
}
