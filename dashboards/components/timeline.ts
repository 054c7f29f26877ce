import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";
import { type PlacedLabel, shifts, widthOf } from "./labels.ts";
import { accent, ink, muted, paper, rule, ruleStrong } from "./palette.ts";
import { draw, Plot } from "./plot.ts";

/** A count of a whole quarter, one day, a stretch of days, or a day on which the unit itself became another. */
export type TimelineKind = "antal" | "dag" | "tid" | "skifte";

export interface TimelineEvent {
  lane: string;
  kind: TimelineKind;
  /** ISO; of a count the first day of its quarter */
  from: string;
  /** last day of a stretch, or null while it is open */
  to?: string | null;
  /** null where it is about too few persons (`hidden`) */
  count?: number | null;
  hidden?: boolean;
  /** in words, for the table and, where there is room, the picture */
  label: string;
  /** a few words beside the mark */
  mark?: string;
  /** what a reader must not miss: grave, late, not met */
  strong?: boolean;
  /** a stretch whose end was checked */
  done?: boolean;
}

export interface TimelineOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  /** the lanes in their order; one without events says so */
  lanes: readonly string[];
  events: readonly TimelineEvent[];
  /** ISO days */
  from: string;
  to: string;
  ifEmpty?: string;
}

const DAY = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY;

/** Everything known about one unit on one sheet: a lane for each kind, the same days under each other. */
export function timeline(options: TimelineOptions): HTMLElement {
  const { lanes, events, from, to, ...rest } = options;
  const inside = events.filter(
    (event) => dayOf(event.to ?? event.from) >= dayOf(from) && dayOf(event.from) <= dayOf(to),
  );
  const columns: Column<TimelineEvent>[] = [
    { key: "from", label: "När", type: "date", render: whenText },
    { key: "lane", label: "Slag", render: ({ lane, kind }) => (kind === "skifte" ? "Enheten" : lane) },
    { key: "label", label: "Vad" },
    {
      key: "to",
      label: "Till",
      type: "date",
      render: ({ to: end, kind }) => (kind === "tid" ? (end ? format.date(end) : "öppen") : ""),
    },
    {
      key: "count",
      label: "Antal",
      type: "number",
      render: ({ count, hidden }) => (hidden ? "för få personer" : count == null ? "" : format.number(count)),
    },
  ];
  // quarters in which nothing happened are in the picture; in the table they would bury what did
  const rows = inside
    .filter(({ kind, count, hidden }) => kind !== "antal" || hidden || (count ?? 0) > 0)
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : lanes.indexOf(a.lane) - lanes.indexOf(b.lane)));
  return chart<TimelineEvent>({
    ...rest,
    legend: legendOf(inside),
    rows,
    columns,
    draw: (width) => drawTimeline(lanes, inside, dayOf(from), dayOf(to), width),
  });
}

function whenText({ from, kind }: TimelineEvent): string {
  if (kind !== "antal") return format.date(from);
  return format.quarter(`${from.slice(0, 4)}-Q${Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1}`);
}

interface Placed extends TimelineEvent {
  /** days since 1970, within the picture */
  start: number;
  end: number;
  row: number;
  /** the words stand before the mark: after it the sheet ends */
  before: boolean;
}

interface Lane {
  name: string;
  kind: TimelineKind | null;
  events: Placed[];
  rows: number;
  top: number;
  height: number;
}

const BAR_HEIGHT = 40;
const ROW_HEIGHT = 18;

function drawTimeline(
  names: readonly string[],
  events: readonly TimelineEvent[],
  first: number,
  last: number,
  width: number,
): Element {
  const narrow = width < 560;
  const left = narrow ? 6 : 128;
  const right = 10;
  const changes = events.filter(({ kind }) => kind === "skifte");
  const marginTop = 26 + (changes.length > 0 ? 16 * Math.min(2, changes.length) : 0);
  const perDay = (width - left - right) / Math.max(1, last - first);
  const across = (day: number) => left + (day - first) * perDay;
  let top = marginTop;
  const lanes: Lane[] = names.map((name) => {
    const own = events.filter((event) => event.lane === name && event.kind !== "skifte");
    const placed = inRows(own, first, last, perDay);
    const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
    const kind = own[0]?.kind ?? null;
    const body = kind === "antal" ? BAR_HEIGHT : rows * ROW_HEIGHT;
    const height = (narrow ? 20 : 0) + body + 10;
    const lane = { name, kind, events: placed, rows, top, height };
    top += height;
    return lane;
  });
  const bottom = 4;
  const height = top + bottom;
  // y is in pixels from the top: lanes differ in height, and no band scale knows that
  const bodyTop = (lane: Lane) => lane.top + (narrow ? 20 : 0) + 5;
  const rowY = (lane: Lane, row: number) => bodyTop(lane) + row * ROW_HEIGHT + ROW_HEIGHT / 2;
  const dated = lanes.flatMap((lane) =>
    lane.events.filter(({ kind }) => kind === "dag").map((event) => ({ ...event, y: rowY(lane, event.row) })),
  );
  const spans = lanes.flatMap((lane) =>
    lane.events.filter(({ kind }) => kind === "tid").map((event) => ({ ...event, y: rowY(lane, event.row) })),
  );
  const bars = lanes.flatMap((lane) => {
    // one single case must not stand as tall as twenty
    const most = Math.max(4, ...lane.events.map(({ count }) => count ?? 0));
    const base = bodyTop(lane) + BAR_HEIGHT;
    return lane.events
      .filter(({ kind }) => kind === "antal")
      .map((event) => ({ ...event, base, y: base - ((event.count ?? 0) / most) * (BAR_HEIGHT - 13) }));
  });
  type Dated = (typeof dated)[number];
  type Bar = (typeof bars)[number];
  const years = yearsBetween(first, last);
  const barWidth = 91 * perDay;
  return draw({
    width,
    height,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: left,
    marginRight: right,
    x: { domain: [first, last], range: [left, width - right], axis: null },
    y: { domain: [0, height], range: [0, height], axis: null },
    marks: [
      Plot.ruleX(years, { x: "day", y1: marginTop - 4, y2: height - bottom, stroke: rule }),
      Plot.text(years, { x: "day", y: 10, text: "year", textAnchor: "start", dx: 3, fill: muted }),
      Plot.ruleY(lanes, { y: "top", x1: first, x2: last, stroke: rule, dx: 0 }),
      Plot.text(lanes, {
        x: first,
        y: (lane: Lane) =>
          narrow ? lane.top + 12 : lane.kind === "antal" ? bodyTop(lane) + BAR_HEIGHT / 2 : rowY(lane, 0),
        text: "name",
        dx: narrow ? 0 : -left,
        textAnchor: "start",
        fill: ink,
        stroke: paper,
        strokeWidth: 4,
      }),
      Plot.text(
        lanes.filter(({ kind }) => kind == null),
        {
          x: first,
          y: (lane: Lane) => rowY(lane, 0),
          text: () => "inget registrerat",
          dx: 4,
          textAnchor: "start",
          fill: muted,
        },
      ),
      ...changeMarks(changes, across, { marginTop, height: height - bottom, first, edge: width - right }),
      Plot.rect(
        bars.filter(({ hidden }) => !hidden),
        {
          x1: "start",
          x2: "end",
          y1: "base",
          y2: "y",
          fill: (bar: Bar) => (bar.strong ? accent : "#aeb7bd"),
          insetLeft: 1,
          insetRight: 1,
        },
      ),
      Plot.ruleY(bars, { y: "base", x1: "start", x2: "end", stroke: ruleStrong, insetLeft: 1, insetRight: 1 }),
      Plot.text(
        // every bar has its number where there is room for it, else only the tallest
        bars
          .filter((bar) => bar.hidden || (bar.count ?? 0) > 0)
          .filter((bar) => barWidth >= 17 || bar.y <= bar.base - BAR_HEIGHT + 14),
        {
          x: (bar: Bar) => (bar.start + bar.end) / 2,
          y: "y",
          text: (bar: Bar) => (bar.hidden ? "×" : format.number(bar.count)),
          dy: -6,
          fontSize: 10.5,
          fill: (bar: Bar) => (bar.hidden ? ruleStrong : bar.strong ? accent : ink),
        },
      ),
      Plot.link(spans, {
        x1: "start",
        x2: "end",
        y1: "y",
        y2: "y",
        stroke: (event: Dated) => (event.strong ? accent : ruleStrong),
        strokeWidth: 4,
        strokeOpacity: 0.75,
      }),
      Plot.dot(spans, {
        x: "end",
        y: "y",
        r: 4.5,
        symbol: (event: Dated) => (event.done ? "circle" : event.strong ? "diamond2" : "circle"),
        fill: (event: Dated) => (event.done ? ink : event.strong ? accent : paper),
        stroke: (event: Dated) => (event.strong ? accent : ink),
        strokeWidth: 1.5,
      }),
      Plot.dot(dated, {
        x: "start",
        y: "y",
        r: 4.5,
        fill: (event: Dated) => (event.strong ? accent : paper),
        stroke: (event: Dated) => (event.strong ? accent : ink),
        strokeWidth: 1.5,
        title: "label",
      }),
      ...[false, true].map((before) =>
        Plot.text(
          [...dated, ...spans].filter((event) => event.mark && event.before === before),
          {
            x: (event: Dated) => (event.kind === "tid" ? event.end : event.start),
            y: "y",
            text: "mark",
            dx: before ? -8 : 8,
            textAnchor: before ? "end" : "start",
            fontSize: 11,
            fill: (event: Dated) => (event.strong ? accent : ink),
            stroke: paper,
            strokeWidth: 3,
          },
        ),
      ),
    ],
  });
}

/** Events that would lie on each other are put in rows of their own, the earliest first. */
export function inRows(events: readonly TimelineEvent[], first: number, last: number, perDay: number): Placed[] {
  const ends: number[] = [];
  return [...events]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.label < b.label ? -1 : 1))
    .map((event) => {
      const start = Math.max(first, dayOf(event.from));
      const end =
        event.kind === "antal"
          ? Math.min(last, nextQuarter(event.from))
          : Math.min(last, event.to ? dayOf(event.to) : event.kind === "tid" ? last : start);
      if (event.kind === "antal") return { ...event, start, end, row: 0, before: false };
      const dot = 8 / perDay;
      const words = event.mark ? (widthOf(event.mark) + 6) / perDay : 0;
      const before = end + dot + words > last;
      const from = before ? Math.min(start, end - dot - words) : start;
      let row = ends.findIndex((taken) => taken < from);
      if (row < 0) row = ends.length;
      ends[row] = end + dot + (before ? 0 : words);
      return { ...event, start, end, row, before };
    });
}

function nextQuarter(iso: string): number {
  const [year, month] = iso.split("-").map(Number) as [number, number];
  return Date.UTC(year, month + 2, 1) / DAY;
}

function yearsBetween(first: number, last: number): { day: number; year: string }[] {
  const from = new Date(first * DAY).getUTCFullYear();
  const to = new Date(last * DAY).getUTCFullYear();
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    day: Math.max(first, Date.UTC(from + index, 0, 1) / DAY),
    year: String(from + index),
  })).filter(({ day }, index, all) => index === all.length - 1 || (all[index + 1]?.day ?? 0) - day > 60);
}

/** A new utförare or a merger parts the time: what lies before it is not the same unit's. */
function changeMarks(
  changes: readonly TimelineEvent[],
  across: (day: number) => number,
  frame: { marginTop: number; height: number; first: number; edge: number },
): Plot.Markish[] {
  const marks = changes.map((change) => {
    const day = Math.max(frame.first, dayOf(change.from));
    const x = across(day);
    const text = change.mark ?? change.label;
    const anchor = x + widthOf(text) + 6 > frame.edge ? ("end" as const) : ("start" as const);
    return { day, x: x + (anchor === "end" ? -4 : 4), y: frame.marginTop - 10, text, anchor, direction: -1 as const };
  });
  const moved = shifts(marks as PlacedLabel[]);
  return [
    Plot.ruleX(marks, {
      x: "day",
      y1: frame.marginTop - 16,
      y2: frame.height,
      stroke: ink,
      strokeWidth: 1.25,
      strokeDasharray: "2 3",
    }),
    ...marks.map((mark, index) =>
      Plot.text([mark], {
        x: "day",
        y: "y",
        text: "text",
        dx: mark.anchor === "end" ? -4 : 4,
        dy: moved[index] ?? 0,
        textAnchor: mark.anchor,
        fontWeight: 600,
        fontSize: 11.5,
        fill: ink,
        stroke: paper,
        strokeWidth: 4,
      }),
    ),
  ];
}

function legendOf(events: readonly TimelineEvent[]): Node[] {
  const dated = events.filter(({ kind }) => kind === "dag");
  const spans = events.filter(({ kind }) => kind === "tid");
  return [
    ...(dated.some(({ strong }) => strong)
      ? [
          html`<span><span class="dot-mark" data-kind="outside" aria-hidden="true"></span> allvarligt, eller inte uppfyllt</span>`,
        ]
      : []),
    ...(dated.some(({ strong }) => !strong)
      ? [html`<span><span class="dot-mark" data-kind="inside" aria-hidden="true"></span> övrigt</span>`]
      : []),
    ...(spans.some(({ done }) => done)
      ? [html`<span><span class="dot-mark" data-kind="own" aria-hidden="true"></span> åtgärd verifierad</span>`]
      : []),
    ...(spans.some(({ done, strong }) => !done && strong)
      ? [html`<span><span class="diamond-mark" aria-hidden="true"></span> åtgärd försenad</span>`]
      : []),
    ...(events.some(({ hidden }) => hidden) ? [html`<span>× för få personer för att visas</span>`] : []),
  ];
}
