import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";

export interface RankedItem {
  label: string;
  detail?: string;
  href?: string;
  rank: number;
  low: number;
  high: number;
  /** items whose place cannot be told from that of the first in the class */
  group: number;
}

export interface RankedGroup {
  group: number;
  reason: string;
  low: number;
  high: number;
}

export interface RankingOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  /** in rank order */
  items: readonly RankedItem[];
  groupLabel: string;
  /** what makes each class: its number, its reason in words, and the interval of its first, which may not be among the items */
  groups: readonly RankedGroup[];
  ifEmpty?: string;
}

/** Places with their intervals, class by class; behind each class lies the interval of its first, which makes it one. */
export function ranking({ items, groupLabel, groups, ...rest }: RankingOptions): HTMLElement {
  const columns: Column<RankedItem>[] = [
    { key: "label", label: "Vad" },
    { key: "detail", label: "Område" },
    { key: "rank", label: "Plats", type: "number" },
    { key: "low", label: "Lägst", type: "number" },
    { key: "high", label: "Högst", type: "number" },
    { key: "group", label: groupLabel, type: "number" },
  ];
  return chart<RankedItem>({ ...rest, rows: items, columns, draw: () => drawn(items, groupLabel, groups) });
}

function drawn(items: readonly RankedItem[], groupLabel: string, groups: readonly RankedGroup[]): HTMLElement {
  const shown = groups.filter(({ group }) => items.some((item) => item.group === group));
  const last = Math.max(...[...items, ...shown].map(({ high }) => high));
  return html`<div class="ranking">${shown.map((group) => {
    const members = items.filter((item) => item.group === group.group);
    return html`<div>
      <p class="ranking-head"><strong>${groupLabel} ${group.group}</strong> ${group.reason}</p>
      <ol>${members.map((item) => row(item, group, last))}</ol>
    </div>`;
  })}</div>`;
}

function row(item: RankedItem, first: RankedGroup, last: number): HTMLElement {
  const band = placed(html`<i class="ranking-band"></i>`, first.low, first.high, last);
  const line = placed(html`<i class="ranking-line"></i>`, item.low, item.high, last);
  const dot = html`<i class="ranking-dot"></i>`;
  dot.style.left = `${(100 * (item.rank - 0.5)) / last}%`;
  return html`<li>
    <span class="ranking-rank">${item.rank}</span>
    <span class="ranking-name">${item.href ? html`<a href=${item.href}>${item.label}</a>` : item.label} <span class="chart-subtitle">${item.detail ?? ""}</span></span>
    <span class="ranking-track">${band}${line}${dot}</span>
    <span class="ranking-interval">${format.interval(item.low, item.high)}</span>
  </li>`;
}

/** A place is one step wide, so that 1–1 is still seen. */
function placed(element: HTMLElement, low: number, high: number, last: number): HTMLElement {
  element.style.left = `${(100 * (low - 1)) / last}%`;
  element.style.width = `${(100 * (high - low + 1)) / last}%`;
  return element;
}
