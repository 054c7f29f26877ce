/**
 * Quantile of sorted numbers; re-exported so that every quantile in Uppsikt is of one kind.
 * Variant: linear interpolation between order statistics, type 7 of Hyndman & Fan (1996), the default of R and numpy.
 *
 * @example quantileSorted([1, 2, 4], 0.5) // 2
 */
export { quantileSorted } from "simple-statistics";
