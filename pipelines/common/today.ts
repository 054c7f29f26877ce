/** The day in Sweden, wherever the machine thinks it is. */
export const today = (now: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(now);
