import { type Column, format, html, type Panel, smallMultiples, table } from "../../components/index.ts";
import { countOf, outcomeWord, someOf } from "../common/words.ts";
import { type Measure, type MonthRow, namesOf, type ProviderRow, type TrendRow } from "./types.ts";

export const measureWord: Record<Measure, string> = {
  kronor: "Kronor mot alla utförares",
  timmar: "Fakturerade timmar",
  brukare: "Brukare",
  pris: "Snittpris mot alla utförares",
};

const OF_MONTH: Record<Measure, (row: MonthRow) => number | null> = {
  kronor: ({ belopp_kr }) => (belopp_kr === null ? null : belopp_kr / 1000),
  timmar: ({ timmar }) => timmar,
  brukare: ({ brukare }) => brukare,
  pris: ({ snittpris }) => snittpris,
};
const UNIT: Record<Measure, string> = {
  kronor: "fakturerat, tusen kronor",
  timmar: "fakturerade timmar",
  brukare: "antal brukare",
  pris: "snittpris, kronor per timme",
};

const MOST = 9;

/** `+12 % (8 till 17 %)`: the whole stretch, last quarter to first. */
export function changeText({ kvot, kvot_lag, kvot_hog }: Pick<TrendRow, "kvot" | "kvot_lag" | "kvot_hog">): string {
  if (kvot === null) return "–";
  const percent = (ratio: number) => format.signed(100 * (ratio - 1));
  const span = kvot_lag === null || kvot_hog === null ? "" : ` (${percent(kvot_lag)} till ${percent(kvot_hog)}\u00a0%)`;
  return `${percent(kvot)}\u00a0%${span}`;
}

const isChange = ({ utfall }: TrendRow): boolean => /^(tydlig|mojlig)_/.test(utfall ?? "");
const isClear = ({ utfall }: TrendRow): boolean => /^tydlig_/.test(utfall ?? "");

/** Clear ones first, then the farthest from standing still. */
export const changes = (trends: readonly TrendRow[]): TrendRow[] =>
  trends
    .filter(isChange)
    .sort(
      (a, b) =>
        Number(isClear(b)) - Number(isClear(a)) ||
        Math.abs(Math.log(b.kvot ?? 1)) - Math.abs(Math.log(a.kvot ?? 1)) ||
        (a.utforare_id < b.utforare_id ? -1 : 1),
    );

/** Month by month: those that move, else the largest, so that the picture is never empty for lack of alarm. */
export function trendPanels(
  trends: readonly TrendRow[],
  months: readonly MonthRow[],
  providers: readonly ProviderRow[],
): HTMLElement {
  const name = namesOf(providers);
  const moved = changes(trends);
  const clear = moved.filter(isClear);
  const sums = new Map<string, number>();
  for (const { utforare_id, belopp_kr } of months)
    sums.set(utforare_id, (sums.get(utforare_id) ?? 0) + (belopp_kr ?? 0));
  const largest = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([utforare_id]) => utforare_id);
  const chosen: { utforare_id: string; matt: Measure; trend: TrendRow | undefined }[] =
    moved.length > 0
      ? moved.slice(0, MOST).map((trend) => ({ utforare_id: trend.utforare_id, matt: trend.matt, trend }))
      : largest.slice(0, 6).map((utforare_id) => ({
          utforare_id,
          matt: "kronor" as const,
          trend: trends.find((row) => row.utforare_id === utforare_id && row.matt === "kronor"),
        }));
  const panels: Panel[] = chosen.map(({ utforare_id, matt, trend }) => ({
    title: `${name(utforare_id)}: ${UNIT[matt]}`,
    fact: trend ? `${outcomeWord(trend.utfall ?? "")}${trend.kvot === null ? "" : ` ${changeText(trend)}`}` : "",
    ...(trend && isClear(trend) ? { tone: "accent" as const } : {}),
    points: months
      .filter((row) => row.utforare_id === utforare_id)
      .map((row) => ({ period: row.manad, value: OF_MONTH[matt](row) })),
  }));
  const tested = trends.filter(({ q }) => q !== null).length;
  const thin = trends.filter(({ utfall }) => utfall === "for_lite_underlag").length;
  const who = (rows: readonly TrendRow[]) => someOf([...new Set(rows.map(({ utforare_id }) => name(utforare_id)))], 3);
  return smallMultiples({
    title:
      clear.length > 0
        ? `Tydlig förändring hos ${who(clear)}`
        : moved.length > 0
          ? `Möjlig förändring hos ${who(moved)}; ingen är tydlig`
          : months.length > 0
            ? "Ingen säkerställd förändring av volym eller pris"
            : "Volym och pris",
    subtitle: `Månad för månad, ${moved.length > 0 ? "de som förändras mest" : "de största utförarna"}; varje ruta har sin egen skala`,
    summary: `${format.capitalise(countOf(tested, "utveckling", "utvecklingar"))} är prövade samtidigt: ${clear.length === 0 ? "ingen är tydlig" : clear.length === 1 ? "en är tydlig" : `${format.inWords(clear.length)} är tydliga`} och ${moved.length - clear.length === 0 ? "ingen möjlig" : `${format.inWords(moved.length - clear.length)} ${moved.length - clear.length === 1 ? "möjlig" : "möjliga"}`}.${thin > 0 ? ` För ${format.inWords(thin)} är underlaget för litet.` : ""}`,
    note: "Prövningen görs på hela kvartal, för månader hänger ihop och skulle visa utveckling överallt (Mann–Kendall, Sens lutning, Benjamini–Hochberg över alla). Kronor och snittpris prövas mot alla utförares tillsammans, så att en prishöjning som gäller alla inte syns som en förändring. Intervallen är 95 %.",
    panels,
    valueLabel: "Värde",
    digits: 0,
    ownScales: true,
    ifEmpty: "Inga fakturor är inlästa, så varken volym eller pris går att följa.",
  });
}

/** All of them in a list: utförare by measure. */
export function trendTable(trends: readonly TrendRow[], providers: readonly ProviderRow[]): HTMLElement {
  const name = namesOf(providers);
  const order = new Map(changes(trends).map((row, i) => [row, i]));
  const rows = [...trends]
    .sort(
      (a, b) =>
        (order.get(a) ?? 1e6) - (order.get(b) ?? 1e6) ||
        name(a.utforare_id).localeCompare(name(b.utforare_id), "sv") ||
        (a.matt < b.matt ? -1 : 1),
    )
    .map((row) => ({
      ...row,
      namn: name(row.utforare_id),
      vad: measureWord[row.matt],
      andring: row.kvot === null ? null : row.kvot - 1,
      ord: row.dold ? "visas inte, för få brukare" : outcomeWord(row.utfall ?? ""),
    }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "namn", label: "Utförare", render: ({ namn }) => html`<span class="what-cell">${namn}</span>` },
    { key: "vad", label: "Mått" },
    { key: "ord", label: "Utfall" },
    {
      key: "andring",
      label: "Förändring över hela tiden",
      type: "share",
      digits: 1,
      render: (row) => (row.dold ? "–" : changeText(row)),
    },
    { key: "n", label: "Kvartal", type: "number" },
    { key: "fran_kvartal", label: "Från", type: "period" },
    { key: "till_kvartal", label: "Till", type: "period" },
    {
      key: "q",
      label: "q",
      type: "number",
      digits: 3,
      render: ({ q }) => (q === null ? "–" : q < 0.001 ? "< 0,001" : format.number(q, 3)),
    },
  ];
  return table(rows, columns, {
    caption: "Volym och pris per utförare",
    pageSize: 12,
    ifEmpty: "Inga fakturor är inlästa.",
  });
}
