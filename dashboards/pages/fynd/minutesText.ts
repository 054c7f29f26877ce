import * as format from "../../components/format.ts";

/** `705` → `11 timmar 45 minuter` */
export function minutesText(minutes: number): string {
  const hours = Math.trunc(minutes / 60);
  const rest = minutes - hours * 60;
  const part = (n: number, one: string, many: string): string => `${format.number(n)} ${n === 1 ? one : many}`;
  if (hours === 0) return part(rest, "minut", "minuter");
  return rest === 0
    ? part(hours, "timme", "timmar")
    : `${part(hours, "timme", "timmar")} ${part(rest, "minut", "minuter")}`;
}
