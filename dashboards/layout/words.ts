/** The editions' names as readers meet them. */
const EDITION_NAMES: Record<string, string> = {
  intern: "Intern utgåva",
  ekonomi: "Ekonomiutgåva",
};

export const editionName = (edition: string): string => EDITION_NAMES[edition] ?? `Utgåvan ${edition}`;

/** `2025-12-31` → `31 december 2025` */
export function longDate(iso: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${iso}T00:00:00Z`));
}

export const EXAMPLE_LABEL = "Exempeldata: påhittad kommun";
