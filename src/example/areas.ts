/** What the example knows of each verksamhetsområde: how many enheter `liten` has, who runs them, how they are paid. */
export type Sector = "aldre" | "lss" | "ifo";
export type Avtalsform = "LOV" | "LOU" | "ramavtal" | "direktupphandling" | "overenskommelse";

export interface Area {
  verksamhetsomrade: string;
  kod: string;
  lagrum: "SoL" | "LSS" | "HSL";
  sector: Sector;
  /** Which pool of private companies runs its private enheter. */
  pool: "hemtjanst" | "boende" | "lss" | "ifo";
  units: number;
  private: number;
  avtalsformer: readonly Avtalsform[];
  /** Places of an enhet; for visiting enheter the size plan decides. */
  places: readonly [number, number];
  /** `besok`: paid per hour on visits; `dygn`: paid per day and place. */
  paid: "besok" | "dygn";
  /** Price of a day in öre, where paid per day. */
  dayPrice: number;
}

const area = (
  verksamhetsomrade: string,
  kod: string,
  lagrum: Area["lagrum"],
  sector: Sector,
  pool: Area["pool"],
  units: number,
  privat: number,
  avtalsformer: readonly Avtalsform[],
  places: readonly [number, number],
  dayPrice = 0,
): Area => ({
  verksamhetsomrade,
  kod,
  lagrum,
  sector,
  pool,
  units,
  private: privat,
  avtalsformer,
  places,
  paid: dayPrice === 0 ? "besok" : "dygn",
  dayPrice,
});

export const areas: readonly Area[] = [
  area("hemtjanst", "HT", "SoL", "aldre", "hemtjanst", 18, 0.62, ["LOV"], [0, 0]),
  area("sarskilt-boende", "SB", "SoL", "aldre", "boende", 16, 0.44, ["LOU", "LOU", "ramavtal"], [18, 72], 221_500),
  area("gruppbostad-lss", "GB", "LSS", "lss", "lss", 13, 0.4, ["LOU", "ramavtal"], [5, 6], 398_000),
  area("servicebostad-lss", "SE", "LSS", "lss", "lss", 5, 0.2, ["LOU"], [8, 14], 187_500),
  area("daglig-verksamhet", "DV", "LSS", "lss", "lss", 6, 0.34, ["LOV"], [15, 40], 98_600),
  area("boendestod", "BS", "SoL", "ifo", "hemtjanst", 4, 0.5, ["LOV"], [0, 0]),
  area("ledsagning-avlosning", "LA", "LSS", "lss", "hemtjanst", 3, 0.67, ["LOV"], [0, 0]),
  area("hemsjukvard", "HS", "HSL", "aldre", "boende", 3, 0, ["LOU"], [60, 120], 41_000),
  area("korttidsboende", "KB", "SoL", "aldre", "boende", 2, 0.5, ["LOU"], [14, 24], 268_000),
  area("dagverksamhet-aldre", "DA", "SoL", "aldre", "boende", 2, 0.5, ["overenskommelse"], [12, 25], 76_000),
  area("personlig-assistans", "PA", "LSS", "lss", "lss", 2, 0.5, ["ramavtal"], [8, 14], 612_000),
  area("korttidsvistelse-barn", "KV", "LSS", "lss", "lss", 1, 0, ["LOU"], [6, 8], 455_000),
  area("hvb-barn-unga", "HB", "SoL", "ifo", "ifo", 3, 0.67, ["ramavtal", "direktupphandling"], [6, 9], 715_000),
  area("hvb-missbruk", "HM", "SoL", "ifo", "ifo", 2, 1, ["ramavtal", "direktupphandling"], [8, 14], 344_000),
  area("konsulentstott-familjehem", "KF", "SoL", "ifo", "ifo", 1, 1, ["ramavtal"], [10, 16], 251_000),
];

/** How many companies of each pool there are in `liten`; with three egen regi and one newcomer they make 30. */
export const companyPools: Readonly<Record<Area["pool"], number>> = { hemtjanst: 10, boende: 6, lss: 6, ifo: 4 };
