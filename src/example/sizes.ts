/** How large an example is: how many enheter there are for each one of `liten`, and how many clients a visiting enhet has. */
export type ExampleSize = "pytteliten" | "liten" | "stad" | "storstad";

export interface SizePlan {
  /** Multiplies the count of enheter per verksamhetsområde. */
  units: number;
  /** Mean number of client places at an enhet that makes visits. */
  clients: number;
  /** Multiplies places in boenden and the like. */
  places: number;
}

/** `pytteliten` is for tests alone: the same story with a few enheter. */
export const sizes: Readonly<Record<ExampleSize, SizePlan>> = {
  pytteliten: { units: 0.4, clients: 8, places: 1 },
  liten: { units: 1, clients: 24, places: 1 },
  stad: { units: 2, clients: 56, places: 1.3 },
  storstad: { units: 4, clients: 118, places: 1.6 },
};
