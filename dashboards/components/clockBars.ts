import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";
import { accent, accentTint, ink, muted, paper, rule, ruleStrong } from "./palette.ts";
import { draw, Plot } from "./plot.ts";
import { rowChartWidth, rowLayout } from "./rowLayout.ts";

/** Something that lasted: a visit by the clock, or an invoice line over days. Local time as written, without zone. */
export interface Stretch {
  kind: "besok" | "faktura";
  /** `2025-03-04 08:10`, or a day */
  from: string;
  to: string;
  /** beside the bar */
  label: string;
  /** after the bar, where there is room */
  mark: string;
  /** something to compare with: drawn as an outline */
  beside?: boolean;
}

export interface ClockBarsOptions<Row> {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  stretches: readonly Stretch[];
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  open?: boolean;
  /** false where visits that overlap are nothing to point at */
  together?: boolean;
  tableTitle?: string;
  ifEmpty?: string;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Placed extends Stretch {
  start: number;
  end: number;
}

/** Milliseconds of a local time read as if it were UTC: bars are compared by the clock on the wall. */
const clock = (time: string): number => Date.parse(`${time.slice(0, 10)}T${time.slice(11, 16) || "00:00"}:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** When more than one visit goes on: the parts of the day that two share, in order. */
export function shared(stretches: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const edges = stretches
    .flatMap(({ start, end }) => [
      { at: start, step: 1 },
      { at: end, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.step - b.step);
  const found: { start: number; end: number }[] = [];
  let running = 0;
  let since = 0;
  for (const { at, step } of edges) {
    const before = running;
    running += step;
    if (before < 2 && running >= 2) since = at;
    if (before >= 2 && running < 2 && at > since) found.push({ start: since, end: at });
  }
  return found;
}

export const placed = (stretches: readonly Stretch[]): Placed[] =>
  stretches
    .map((stretch) => {
      const start = clock(stretch.from);
      const end = stretch.kind === "faktura" ? clock(stretch.to) + DAY : clock(stretch.to);
      // in the hour that the clocks repeat an end may be written before its start: the bar is then a point
      return { ...stretch, start, end: Math.max(end, start) };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);

/** The rows of a case in time: visits by the clock, invoice lines by the calendar, each above the other. */
export function clockBars<Row>({ stretches, together = true, ...rest }: ClockBarsOptions<Row>): HTMLElement {
  const visits = placed(stretches.filter(({ kind }) => kind === "besok"));
  const lines = placed(stretches.filter(({ kind }) => kind === "faktura"));
  const oneDay = visits.length > 0 && Math.max(...visits.map(({ end }) => end)) - visits[0]!.start <= DAY;
  const both = oneDay && together ? shared(visits) : [];
  return chart<Row>({
    ...rest,
    ...(both.length > 0
      ? { legend: [html`<span><i class="shared-key" aria-hidden="true"></i> samtidigt</span>`] }
      : {}),
    draw: (width) => {
      const wide = rowChartWidth(width);
      return html`<div class="clock-bars">
        ${visits.length > 0 ? html`<p class="multiples-title">${oneDay ? dayTitle(visits) : "Besök, dag för dag"}</p>` : null}
        ${visits.length > 0 ? (oneDay ? oneDayBars(visits, both, wide) : manyDayBars(visits, wide)) : null}
        ${lines.length > 0 ? html`<p class="multiples-title">${lines.length === 1 ? "Fakturaraden" : "Fakturaraderna"}</p>` : null}
        ${lines.length > 0 ? calendarBars(lines, wide) : null}
      </div>`;
    },
  });
}

function dayTitle(visits: readonly Placed[]): string {
  const first = dayOf(visits[0]!.start);
  const last = dayOf(Math.max(...visits.map(({ end }) => end)) - 1);
  return first === last ? `Besök ${format.date(first)}` : `Besök ${format.date(first)}–${format.date(last)}`;
}

const hourText = (time: number): string => {
  const at = new Date(time);
  return `${at.getUTCHours()}.${String(at.getUTCMinutes()).padStart(2, "0")}`;
};

/** Room for the words after the last bar. */
const marginFor = (marks: readonly string[]): number =>
  Math.min(150, Math.max(...marks.map((mark) => mark.length)) * 6.6 + 12);

function oneDayBars(
  visits: readonly Placed[],
  both: readonly { start: number; end: number }[],
  width: number,
): Element {
  const { labels, inset, dy, ...frame } = rowLayout(
    visits.map(({ label }) => label),
    width,
  );
  const first = visits[0]!.start;
  const last = Math.max(...visits.map(({ end }) => end), first + 10 * MINUTE);
  const step = tickStep(last - first);
  const domain = [Math.floor(first / step) * step, Math.ceil(last / step) * step] as [number, number];
  const bars = visits.map((visit, index) => ({ ...visit, index }));
  return draw({
    width,
    ...frame,
    marginRight: marginFor(visits.map(({ mark }) => mark)),
    x: { domain, axis: null },
    marks: [
      ...timeAxis(range(domain[0], domain[1], step), hourText),
      Plot.rect(both, { x1: "start", x2: "end", fill: accentTint }),
      Plot.ruleX(
        both.flatMap(({ start, end }) => [start, end]),
        { stroke: accent, strokeDasharray: "2 2" },
      ),
      Plot.barX(bars, { x1: "start", x2: "end", y: "index", fill: ruleStrong, stroke: ink, ...inset }),
      Plot.barX(
        bars.flatMap((bar) =>
          both
            .filter(({ start, end }) => start < bar.end && end > bar.start)
            .map(({ start, end }) => ({ ...bar, start: Math.max(start, bar.start), end: Math.min(end, bar.end) })),
        ),
        { x1: "start", x2: "end", y: "index", fill: accent, stroke: ink, ...inset },
      ),
      marksBeside(bars, dy),
      labels,
    ],
  });
}

/** A row per day with visits, the clock across: what repeats itself is seen as columns. */
function manyDayBars(visits: readonly Placed[], width: number): Element {
  const parts = visits.flatMap(overMidnight);
  const days = [...new Set(parts.map(({ day }) => day))].sort();
  const { labels, inset, dy, ...frame } = rowLayout(days.map(weekdayText), width, { rowHeight: width < 560 ? 38 : 22 });
  const bars = parts.map((part) => ({ ...part, index: days.indexOf(part.day) }));
  return draw({
    width,
    ...frame,
    marginRight: 18,
    x: { domain: [0, DAY], axis: null },
    marks: [
      ...timeAxis(range(0, DAY, width < 560 ? 6 * HOUR : 3 * HOUR), (time) =>
        time === DAY ? "24.00" : hourText(time),
      ),
      Plot.ruleY(days, { y: (_: string, index: number) => index, stroke: rule, dy }),
      Plot.barX(bars, {
        x1: "from0",
        x2: "to0",
        y: "index",
        fill: ruleStrong,
        stroke: ink,
        title: "mark",
        ...(width < 560 ? inset : { insetTop: 4, insetBottom: 4 }),
      }),
      labels,
    ],
  });
}

/** The parts of a visit on each of its days, as times of the day. */
function overMidnight(visit: Placed): (Placed & { day: string; from0: number; to0: number })[] {
  const parts = [];
  for (let start = visit.start; start < Math.max(visit.end, visit.start + 1); ) {
    const midnight = Math.floor(start / DAY) * DAY + DAY;
    const end = Math.min(visit.end, midnight);
    parts.push({ ...visit, day: dayOf(start), from0: start % DAY, to0: Math.max(end - midnight + DAY, start % DAY) });
    start = midnight;
  }
  return parts;
}

function calendarBars(lines: readonly Placed[], width: number): Element {
  const { labels, inset, dy, ...frame } = rowLayout(
    lines.map(({ label }) => label),
    width,
  );
  const first = Math.min(...lines.map(({ start }) => start));
  const last = Math.max(...lines.map(({ end }) => end), first + 7 * DAY);
  const bars = lines.map((line, index) => ({ ...line, index }));
  const room = (width - frame.marginLeft - 120) / 84;
  const every = Math.max(1, Math.ceil((last - first) / DAY / Math.max(2, room))) * DAY;
  return draw({
    width,
    ...frame,
    marginRight: marginFor(lines.map(({ mark }) => mark)),
    x: { domain: [first, last], axis: null },
    marks: [
      ...timeAxis(range(first, last - every / 2, every), dayText),
      Plot.barX(bars, {
        x1: "start",
        x2: "end",
        y: "index",
        fill: ({ beside }: Stretch) => (beside ? paper : accentTint),
        stroke: accent,
        ...inset,
      }),
      marksBeside(bars, dy),
      labels,
    ],
  });
}

/** What a bar is marked with, to the right of its end. */
const marksBeside = (bars: readonly (Placed & { index: number })[], dy: number): Plot.Markish =>
  Plot.text(bars, { x: "end", y: "index", text: "mark", dx: 6, dy, textAnchor: "start", fill: ink });

function timeAxis(ticks: readonly number[], text: (time: number) => string): Plot.Markish[] {
  return [
    Plot.ruleX(ticks, { stroke: rule }),
    Plot.axisX(ticks, { anchor: "top", tickSize: 0, tickFormat: text, color: muted, label: null }),
  ];
}

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

const tickStep = (span: number): number =>
  [10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR].find((step) => span / step <= 6) ?? 4 * HOUR;

const weekday = new Intl.DateTimeFormat("sv-SE", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const weekdayText = (day: string): string => weekday.format(new Date(`${day}T00:00:00Z`));
const shortDay = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "short", timeZone: "UTC" });
const dayText = (time: number): string => shortDay.format(new Date(time));
