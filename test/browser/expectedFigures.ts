import { rowsOf } from "../../dashboards/components/data.ts";

type Row = Record<string, unknown>;
export type Dataset = (name: string) => Row[];

/** Reads the published files of an edition, by dataset. */
export const datasetsIn =
  (read: (file: string) => Uint8Array): Dataset =>
  (name) =>
    rowsOf<Row>(read(`${name}.arrow`));

const whole = new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 0 });
const number = (value: number): string => plainSpaces(whole.format(value));
const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
const assessed = (rows: readonly Row[]): Row[] => rows.filter((row) => row.underlag !== "saknas");
const count = (rows: readonly Row[], test: (row: Row) => boolean): string => number(rows.filter(test).length);

export const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f\s]+/g, " ");

/**
 * What a page must show, counted anew from the published files: by edition and file. A page that is not listed has its figures
 * tested with its own functions; here the whole way is tried, from file to screen.
 */
export const expectedFigures: Readonly<Record<string, Readonly<Record<string, (data: Dataset) => string[]>>>> = {
  intern: {
    "index.html": (data) => {
      const risks = data("risker");
      return [
        number(assessed(risks).length),
        count(risks, (row) => row.underlag === "svagt"),
        count(risks, (row) => Number(row.riskpoang) >= 8),
      ];
    },
    "riskmatris.html": (data) => {
      const risks = data("risker");
      return [number(risks.length), number(assessed(risks).length), count(risks, (row) => Number(row.riskpoang) >= 8)];
    },
    "arsplan.html": (data) => {
      const rows = data("planrader");
      return [
        number(rows.length),
        number(sum(rows, "timmar")),
        number(sum(data("plankapacitet"), "timmar_finns")),
        count(rows, (row) => row.modalitet === "bor"),
      ];
    },
    "datakvalitet.html": (data) => {
      const loads = data("laddningar");
      return ["rader", "godkanda", "avvisade", "dubbletter"].map((column) => number(sum(loads, column)));
    },
    "utforare.html": (data) => [
      `${number(data("utforare").length)} rader`,
      ...data("utforare")
        .slice(0, 20)
        .map((row) => String(row.namn)),
    ],
    "kvalitetsrad.html": (data) => {
      const asks = data("signaler").filter(
        (row) => row.metod === "enskild_handelse" || row.metod === "lag_rapportering",
      );
      const units = new Map(data("enheter").map((row) => [row.enhet_id, String(row.namn)]));
      return [
        ...asks.flatMap((row) => units.get(row.enhet_id) ?? []),
        // facts on record stand in a table that turns pages
        ...data("monster")
          .filter((row) => row.utfall !== "konstaterat")
          .map((row) => plainSpaces(String(row.forklaring))),
        ...data("tema").map((row) => plainSpaces(String(row.forslag))),
      ];
    },
    "metod.html": (data) => [number(data("trosklar").length), number(data("indikatorer").length)],
  },
  ekonomi: {
    "ekonomilage.html": (data) => {
      const providers = new Map(data("ekonomiutforare").map((row) => [row.utforare_id, String(row.namn)]));
      const late = data("ekonomikontroller").filter((row) => row.lage === "forfallen" || row.lage === "aldrig");
      return [
        number(late.length),
        ...data("obestandstecken").flatMap((row) => [
          providers.get(row.utforare_id)!,
          plainSpaces(String(row.forklaring)),
        ]),
        `${number(data("ekonomitrender").length)} rader`,
      ];
    },
    "kontroller.html": (data) => [
      `${number(data("kontrollkalender").length)} rader`,
      `${number(data("kontrollspar").length)} rader`,
      `${number(data("fakturakontroller").length)} rader`,
      `${number(data("fakturaregler").length)} rader`,
    ],
    "metod.html": (data) => {
      const threshold = (name: string) => Number(data("trosklar").find((row) => row.namn === name)?.varde);
      return [
        ...data("fakturaregler").map((row) => String(row.regel_id)),
        `${number(100 * threshold("fynd_antagande_hard"))} procent för ett hårt fall`,
        `${number(threshold("fynd_minsta_svar"))} fall av samma klass`,
      ];
    },
    "index.html": (data) =>
      data("fynd-regler").flatMap((row) =>
        row.antal ? [String(row.namn), `${number(Number(row.belopp_kr))} kr`, `${number(Number(row.unik_kr))} kr`] : [],
      ),
    "utforare.html": (data) =>
      data("avstamning-utforare")
        .filter((row) => Number(row.oforklarad_kr) > 0)
        .map((row) => `${number(Number(row.oforklarad_kr))} kr`),
    "fynd.html": (data) => {
      const [first] = data("fynd");
      return [
        number(data("fynd").length),
        `${number(sum(data("fynd"), "unik_kr"))} kr`,
        String(first?.fynd_id),
        `${number(Number(first?.belopp_kr))} kr`,
      ];
    },
  },
};
