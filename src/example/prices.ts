/** The price list: kronor per hour by insats, regi, area and time of day, raised every New Year. */
import { dateText, dayOf } from "./calendar.ts";
import { INSATS, INSATS_COUNT, insatser, SLAG, tidsslag } from "./insatser.ts";
import type { Run } from "./run.ts";

const base: Readonly<Record<string, number>> = {
  "personlig-omvardnad": 44_800,
  service: 40_900,
  tillsyn: 43_150,
  avlosning: 39_500,
  ledsagning: 36_450,
  natt: 52_700,
  boendestod: 42_600,
  hsl: 58_200,
};
const slagFactor = [1, 1.06, 1.22, 1.14] as const;
const years = [2023, 2024, 2025, 2026] as const;
const regier = ["egen_regi", "privat"] as const;
const omraden = ["tatort", "glesbygd"] as const;

/** Öre per hour; whole tens of öre, as price lists are. */
export function hourPrice(
  insats: number,
  regi: "egen_regi" | "privat",
  rural: boolean,
  slag: number,
  year: number,
): number {
  const start = base[insatser[insats] ?? ""] ?? 0;
  const raised =
    start * 1.031 ** (year - 2023) * (slagFactor[slag] ?? 1) * (rural ? 1.12 : 1) * (regi === "privat" ? 1.015 : 1);
  return Math.round(raised / 10) * 10;
}

/** Insats natt exists at night only; the others have all four. */
export function slagOf(insats: number): readonly number[] {
  return insatser[insats] === "natt" ? [SLAG.natt] : [SLAG.dag, SLAG.kvall, SLAG.natt, SLAG.helg];
}

/** The tidsslag of a visit, by its start. */
export function slagAt(start: number, insats: number, helg: boolean): number {
  if (insats === INSATS.natt) return SLAG.natt;
  if (helg) return SLAG.helg;
  return start < 360 || start >= 1320 ? SLAG.natt : start < 1080 ? SLAG.dag : SLAG.kvall;
}

export async function writePrices(run: Run): Promise<void> {
  await run.table(
    "prislista",
    "prislista.csv",
    ["insats", "regi", "omrade", "tidsslag", "from_datum", "tom_datum", "kr_per_timme"],
    (table) => {
      for (const year of years) {
        const last = year === 2026 ? null : dateText(dayOf(year, 12, 31));
        for (let insats = 0; insats < INSATS_COUNT; insats++) {
          for (const regi of regier) {
            for (const omrade of omraden) {
              for (const slag of slagOf(insats)) {
                const price = hourPrice(insats, regi, omrade === "glesbygd", slag, year);
                table.row([
                  insatser[insats] ?? null,
                  regi,
                  omrade,
                  tidsslag[slag] ?? null,
                  `${year}-01-01`,
                  last,
                  table.kronor(price),
                ]);
              }
            }
          }
        }
      }
    },
  );
}
