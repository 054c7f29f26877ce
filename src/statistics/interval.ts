/** A two-sided interval. `lower` and `upper` are in the unit of the function that made it. */
export type Interval = { readonly lower: number; readonly upper: number };
