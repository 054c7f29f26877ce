/** A quarter without news is as far as the pages judge: older than so, the latest quarter rests on nothing from the source. */
export const STALE_AFTER_DAYS = 92;

/** Registers: the date of a row is from when it is valid, and a register without changes is no old register. */
const REGISTERS: ReadonlySet<string> = new Set([
  "utforare",
  "enheter",
  "krav",
  "avtal",
  "prislista",
  "restider",
  "resurser",
]);

export const isRegister = (kalla: string): boolean => REGISTERS.has(kalla);

export const isStale = ({ kalla, dagar }: { kalla: string; dagar: number | null }): boolean =>
  !isRegister(kalla) && dagar != null && dagar > STALE_AFTER_DAYS;
