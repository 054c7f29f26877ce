import { html } from "htl";
import { chart } from "../../components/chart.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { accent, ink, missing, muted, paper, rule } from "../../components/palette.ts";
import { draw, Plot } from "../../components/plot.ts";
import { rowChartWidth, rowLayout } from "../../components/rowLayout.ts";
import { isRegister, isStale, STALE_AFTER_DAYS } from "../common/freshness.ts";
import type { SourceRow } from "../common/lacks.ts";
import type { FileRow } from "./files.ts";

export type Freshness = "aktuell" | "gammal" | "register" | "utan_datum" | "saknas";

export const freshnessWords: Record<Freshness, string> = {
  aktuell: "aktuell",
  gammal: "äldre än ett kvartal",
  register: "register, gäller tills vidare",
  utan_datum: "utan datum",
  saknas: "inte levererad",
};

export interface SourceState {
  kalla: string;
  titel: string;
  utan: string;
  filer: number;
  rader: number;
  godkanda: number;
  avvisade: number;
  senaste_datum: string | null;
  dagar: number | null;
  farskhet: Freshness;
}

const dayNumber = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;

/** Each source with its rows and how old its latest row is on the as-of day. */
export function sourceStates(sources: readonly SourceRow[], files: readonly FileRow[], asOf: string): SourceState[] {
  return sources.map(({ kalla, titel, utan, finns }) => {
    const own = files.filter((file) => file.kalla === kalla);
    const sum = (key: "rader" | "godkanda" | "avvisade"): number => own.reduce((total, file) => total + file[key], 0);
    const dates = isRegister(kalla) ? [] : own;
    const latest =
      dates
        .flatMap((file) => file.senaste_datum ?? [])
        .sort()
        .at(-1) ?? null;
    const days = latest === null ? null : Math.max(0, dayNumber(asOf) - dayNumber(latest));
    const farskhet: Freshness = !finns
      ? "saknas"
      : days === null
        ? isRegister(kalla)
          ? "register"
          : "utan_datum"
        : isStale({ kalla, dagar: days })
          ? "gammal"
          : "aktuell";
    return {
      kalla,
      titel,
      utan,
      filer: own.length,
      rader: sum("rader"),
      godkanda: sum("godkanda"),
      avvisade: sum("avvisade"),
      senaste_datum: latest,
      dagar: days,
      farskhet,
    };
  });
}

export function freshnessChart(states: readonly SourceState[], asOf: string): HTMLElement {
  const dated = states.filter((state) => state.dagar !== null);
  const stale = states.filter((state) => state.farskhet === "gammal");
  const absent = states.filter((state) => state.farskhet === "saknas");
  const order = [...states].sort(
    (a, b) => rank(a) - rank(b) || (b.dagar ?? 0) - (a.dagar ?? 0) || a.titel.localeCompare(b.titel, "sv"),
  );
  const columns: Column<SourceState>[] = [
    { key: "titel", label: "Källa" },
    { key: "farskhet", label: "Färskhet", render: ({ farskhet }) => freshnessWords[farskhet] },
    {
      key: "senaste_datum",
      label: "Senaste uppgift",
      type: "date",
      render: ({ senaste_datum }) => (senaste_datum ? format.date(senaste_datum) : "–"),
    },
    {
      key: "dagar",
      label: "Dagar sedan",
      type: "number",
      render: ({ dagar }) => (dagar === null ? "–" : format.number(dagar)),
    },
    { key: "filer", label: "Filer", type: "number" },
    { key: "rader", label: "Rader", type: "number" },
    { key: "godkanda", label: "Godkända", type: "number" },
    { key: "avvisade", label: "Avvisade", type: "number" },
    {
      key: "utan",
      label: "Vad som saknas utan källan",
      render: ({ utan }) => html`<div class="prose-cell">${utan}</div>`,
    },
  ];
  const parts = [
    `${format.capitalise(format.inWords(dated.length - stale.length))} källor har uppgifter från det senaste kvartalet`,
    ...(stale.length ? [`${format.list(stale.map((s) => s.titel.toLocaleLowerCase("sv")))} är äldre`] : []),
    ...(absent.length ? [`${format.list(absent.map((s) => s.titel.toLocaleLowerCase("sv")))} är inte levererade`] : []),
  ];
  return chart<SourceState>({
    title: "Hur färska uppgifterna är",
    subtitle: `Dagar från källans senaste uppgift till ${format.date(asOf)}`,
    summary: `${parts.join("; ")}.`,
    note: "Utan datum: källan säger inte när dess rader blev kända. Register gäller tills de ändras och blir inte gamla.",
    rows: order,
    columns,
    draw: (width) => drawFreshness(order, rowChartWidth(width)),
  });
}

const RANK: readonly Freshness[] = ["saknas", "gammal", "aktuell", "utan_datum", "register"];
const rank = ({ farskhet }: SourceState): number => RANK.indexOf(farskhet);

function drawFreshness(states: readonly SourceState[], width: number): Element {
  const {
    labels,
    inset: _inset,
    dy,
    ...frame
  } = rowLayout(
    states.map(({ titel }) => titel),
    width,
  );
  const rows = states.map((state, index) => ({ ...state, index }));
  type Row = (typeof rows)[number];
  const dated = rows.filter((row) => row.dagar !== null);
  const end = Math.max(STALE_AFTER_DAYS * 1.35, ...dated.map((row) => row.dagar ?? 0));
  const words = (row: Row): string => {
    if (row.dagar === null) return freshnessWords[row.farskhet];
    return row.dagar === 0 ? "samma dag" : `${format.number(row.dagar)} ${row.dagar === 1 ? "dag" : "dagar"}`;
  };
  return draw({
    width,
    ...frame,
    marginRight: 92,
    x: { domain: [0, end], axis: null },
    marks: [
      Plot.ruleX([STALE_AFTER_DAYS], { stroke: muted, strokeDasharray: "4 3" }),
      Plot.text([STALE_AFTER_DAYS], {
        x: (d: number) => d,
        frameAnchor: "top",
        dy: -18,
        text: () => "ett kvartal",
        fill: muted,
        fontSize: 11.5,
      }),
      Plot.ruleY(dated, { y: "index", x1: 0, x2: "dagar", stroke: rule, strokeWidth: 3, dy }),
      Plot.ruleX([0], { stroke: ink }),
      Plot.dot(dated, {
        x: "dagar",
        y: "index",
        dy,
        r: 5,
        fill: (row: Row) => (row.farskhet === "gammal" ? paper : accent),
        stroke: accent,
        strokeWidth: 2,
      }),
      Plot.text(dated, {
        x: "dagar",
        y: "index",
        dx: 12,
        dy,
        textAnchor: "start",
        text: words,
        fill: ink,
      }),
      Plot.dot(
        rows.filter((row) => row.farskhet === "saknas"),
        { x: () => 0, y: "index", dy, r: 5, symbol: "square", fill: missing },
      ),
      Plot.text(
        rows.filter((row) => row.dagar === null),
        { x: () => 0, y: "index", dx: 12, dy, textAnchor: "start", text: words, fill: muted },
      ),
      labels,
    ],
  });
}
