import { type Column, format, type GridCell, type GridState, stateGrid, table } from "../../components/index.ts";
import { countOf, someOf } from "../common/words.ts";
import { overdue } from "./headline.ts";
import { type ControlKindRow, type ControlRow, namesOf, type ProviderRow } from "./types.ts";

const STATES: Record<string, GridState> = {
  aldrig: { word: "aldrig kontrollerad", look: "missing", sign: "–" },
  forfallen: { word: "för gammal (dagar)", look: "strong" },
  anmarkning: { word: "anmärkning vid den senaste", look: "accent", sign: "!" },
  snart: { word: "behöver snart göras", look: "accent" },
  aktuell: { word: "aktuell (dagar sedan)", look: "plain" },
};

const SHORT: Record<string, string> = {
  f_skatt: "F-skatt",
  arbetsgivaravgift: "Avgifter",
  skatteskuld: "Skuld",
  kreditrating: "Kredit",
  bokslut: "Bokslut",
  tillstand: "Tillstånd",
};

const OUTCOMES: Record<string, string> = {
  ok: "utan anmärkning",
  anmarkning: "anmärkning",
  allvarlig: "allvarlig anmärkning",
};
export const outcomeOfControl = (row: Pick<ControlRow, "utfall" | "dold" | "senaste_datum">): string =>
  row.senaste_datum === null ? "–" : row.dold ? "visas inte" : (OUTCOMES[row.utfall ?? ""] ?? "–");

export const stateOf = (row: ControlRow): string =>
  row.lage === "aktuell" && row.utfall !== null && row.utfall !== "ok" ? "anmarkning" : row.lage;

/** `två månader` is too coarse for a limit in days: `38 dagar` */
const ageText = (days: number | null): string => (days === null ? "aldrig" : `${format.number(days)} dagar`);

/** Every private utförare by kind of control: how many days ago, and what is too old. */
export function controlGrid(
  controls: readonly ControlRow[],
  kinds: readonly ControlKindRow[],
  providers: readonly ProviderRow[],
): HTMLElement {
  const name = namesOf(providers);
  const used = kinds.filter(({ anvands }) => anvands);
  const late = overdue(controls);
  const lateOf = (id: string) => late.filter(({ utforare_id }) => utforare_id === id).length;
  const ids = [...new Set(controls.map(({ utforare_id }) => utforare_id))].sort(
    (a, b) => lateOf(b) - lateOf(a) || name(a).localeCompare(name(b), "sv"),
  );
  const kindName = new Map(used.map(({ kod, namn }) => [kod, namn]));
  const cells: GridCell[] = controls.map((row) => ({
    row: name(row.utforare_id),
    column: row.kontroll,
    state: stateOf(row),
    ...(row.alder_dagar === null
      ? {}
      : { text: `${format.number(row.alder_dagar)}${stateOf(row) === "anmarkning" ? " !" : ""}` }),
    detail:
      row.senaste_datum === null
        ? "ingen kontroll är registrerad"
        : `${format.date(row.senaste_datum)}, ${outcomeOfControl(row)}; nästa senast ${format.date(row.nasta_senast)}`,
  }));
  const unused = kinds.filter(({ anvands }) => !anvands).map(({ namn }) => namn.toLocaleLowerCase("sv"));
  const whole = new Set(
    ids.filter((id) => lateOf(id) === controls.filter(({ utforare_id }) => utforare_id === id).length),
  );
  return stateGrid({
    title:
      late.length === 0
        ? "Alla kontroller är aktuella"
        : `${format.capitalise(countOf(late.length, "kontroll", "kontroller"))} är för ${late.length === 1 ? "gammal" : "gamla"} eller saknas`,
    subtitle: "Dagar sedan den senaste kontrollen, per utförare och slag",
    summary:
      late.length === 0
        ? `Alla ${format.inWords(controls.length)} kontroller är gjorda inom den tid som gäller.`
        : `${whole.size > 0 ? `Hos ${someOf([...whole].map(name), 3)} behöver alla kontroller göras. ` : ""}${format.capitalise(countOf(late.length, "kontroll", "kontroller"))} av ${format.inWords(controls.length)} behöver göras.`,
    note: `${used.map(({ namn, hogst_dagar }) => `${namn}: högst ${format.number(hogst_dagar)} dagar`).join(". ")}. ${unused.length > 0 ? `Inga kontroller av ${format.list(unused)} är inlästa för någon utförare, och de räknas därför inte. ` : ""}Kontrollerna gäller privata utförare; egen regi är kommunen själv.`,
    rowLabel: "Utförare",
    columnLabel: "Kontroll",
    rows: ids.map(name),
    columns: used.map(({ kod }) => kod),
    heading: (kod, narrow) => (narrow ? (SHORT[kod] ?? kindName.get(kod) ?? kod) : (kindName.get(kod) ?? kod)),
    cells,
    states: STATES,
    ifEmpty:
      "Inga ekonomikontroller är inlästa. Kommunen har då inget här som visar vilka utförare som är kontrollerade, och när.",
  });
}

/** The same as a list to work from: what is most overdue first. */
export function controlTable(
  controls: readonly ControlRow[],
  kinds: readonly ControlKindRow[],
  providers: readonly ProviderRow[],
): HTMLElement {
  const name = namesOf(providers);
  const kindName = new Map(kinds.map(({ kod, namn }) => [kod, namn]));
  const rows = controls
    .filter(({ lage, utfall }) => lage !== "aktuell" || (utfall !== null && utfall !== "ok"))
    .map((row) => ({
      ...row,
      namn: name(row.utforare_id),
      slag: kindName.get(row.kontroll) ?? row.kontroll,
      laget:
        row.lage === "aldrig"
          ? "aldrig kontrollerad"
          : row.lage === "forfallen"
            ? "för gammal"
            : row.lage === "snart"
              ? "behöver snart göras"
              : "aktuell",
      visat: outcomeOfControl(row),
      kalla: row.fil === null ? null : `rad ${row.rad} i ${row.fil.split("/").at(-1)}`,
    }))
    .sort((a, b) => (a.nasta_senast ?? "").localeCompare(b.nasta_senast ?? "") || a.namn.localeCompare(b.namn, "sv"));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "namn", label: "Utförare" },
    { key: "slag", label: "Kontroll" },
    { key: "laget", label: "Läge" },
    {
      key: "nasta_senast",
      label: "Skulle göras senast",
      type: "date",
      render: ({ nasta_senast }) => (nasta_senast === null ? "genast" : format.date(nasta_senast)),
    },
    {
      key: "senaste_datum",
      label: "Senast gjord",
      type: "date",
      render: ({ senaste_datum, alder_dagar }) =>
        senaste_datum === null ? "–" : `${format.date(senaste_datum)} (${ageText(alder_dagar)})`,
    },
    { key: "visat", label: "Visade då" },
    { key: "kalla", label: "Källa", render: ({ kalla }) => kalla ?? "–" },
  ];
  return table(rows, columns, {
    caption: "Kontroller att göra, och kontroller med anmärkning",
    pageSize: 15,
    ifEmpty:
      controls.length === 0
        ? "Inga ekonomikontroller är inlästa."
        : "Ingen kontroll är för gammal, och ingen av de senaste gav anmärkning.",
  });
}
