/** The insatser in the order of their numbers: the hot loop of the visits works with the numbers. */
export const insatser = [
  "personlig-omvardnad",
  "service",
  "tillsyn",
  "avlosning",
  "ledsagning",
  "natt",
  "boendestod",
  "hsl",
] as const;

export const INSATS = {
  personligOmvardnad: 0,
  service: 1,
  tillsyn: 2,
  avlosning: 3,
  ledsagning: 4,
  natt: 5,
  boendestod: 6,
} as const;
export const INSATS_COUNT = insatser.length;

export const tidsslag = ["dag", "kvall", "natt", "helg"] as const;
export const SLAG = { dag: 0, kvall: 1, natt: 2, helg: 3 } as const;
export const SLAG_COUNT = tidsslag.length;

export function insatsName(insats: number): string {
  const name = insatser[insats];
  if (name === undefined) throw new Error(`no insats has number ${insats}`);
  return name;
}
