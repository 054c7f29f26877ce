import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import { consequenceWords, defaultCuts, likelihoodWords, riskLevel } from "./risk.ts";

export interface MatrixItem {
  label: string;
  /** level 1–4, or null where the basis is missing */
  likelihood: number | null;
  consequence: number | null;
  /** the interval's levels; when they differ the dot is hollow */
  likelihoodLow?: number | null;
  likelihoodHigh?: number | null;
  detail?: string;
  href?: string;
}

export interface MatrixOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  items: readonly MatrixItem[];
  cuts?: readonly [number, number, number];
}

const LEVELS = [1, 2, 3, 4] as const;
const MOST_DOTS = 24;

/** The 4×4 matrix: likelihood upwards, consequence to the right. A cell is a button that lists what lies in it. */
export function riskMatrix({ title, subtitle, summary, note, items, cuts = defaultCuts }: MatrixOptions): HTMLElement {
  const inCell = (likelihood: number, consequence: number) =>
    items.filter((item) => item.likelihood === likelihood && item.consequence === consequence);
  const without = items.filter((item) => item.likelihood == null || item.consequence == null);
  const cells = LEVELS.flatMap((likelihood) => LEVELS.map((consequence) => ({ likelihood, consequence })));
  // the reader comes for the worst cell: it is open from the start
  const worst = cells
    .filter((cell) => inCell(cell.likelihood, cell.consequence).length > 0)
    .sort((a, b) => b.likelihood * b.consequence - a.likelihood * a.consequence || b.consequence - a.consequence)[0];

  const crowded = cells.some((cell) => inCell(cell.likelihood, cell.consequence).length > MOST_DOTS);

  const list = html`<div class="matrix-list" role="status"></div>`;
  const grid = html`<div class="matrix" role="group" aria-label="Riskmatris: sannolikhet mot konsekvens"></div>`;

  function select(likelihood: number, consequence: number): void {
    for (const cell of grid.querySelectorAll<HTMLElement>(".matrix-cell")) {
      cell.setAttribute("aria-pressed", String(cell.dataset.cell === `${likelihood}-${consequence}`));
    }
    const found = inCell(likelihood, consequence);
    list.replaceChildren(
      html`<h3>${found.length} med riskpoäng ${likelihood * consequence}</h3>`,
      html`<p class="chart-subtitle">Sannolikhet ${likelihood} (${likelihoodWords[likelihood - 1]}) × konsekvens ${consequence} (${consequenceWords[consequence - 1]})</p>`,
      itemList(found),
    );
  }

  function cell(likelihood: number, consequence: number): HTMLElement {
    const found = inCell(likelihood, consequence);
    const points = likelihood * consequence;
    const { level, word } = riskLevel(points, cuts);
    return html`<button type="button" class="matrix-cell" data-level=${level} data-empty=${found.length === 0 ? "" : null} data-cell=${`${likelihood}-${consequence}`}
      aria-pressed="false" disabled=${found.length === 0} onclick=${() => select(likelihood, consequence)}>
      <span class="matrix-count">${found.length || ""}</span><span class="visually-hidden"> stycken, riskpoäng </span>
      <span class="matrix-points">${points} ${word}</span>
      <span class="matrix-dots">${found
        .slice(0, MOST_DOTS)
        .map((item) => html`<i data-uncertain=${spans(item) ? "" : null}></i>`)}</span>
    </button>`;
  }

  for (const likelihood of [...LEVELS].reverse()) {
    grid.append(
      html`<div class="matrix-axis matrix-axis-y">${likelihood === 4 ? html`<strong>Sannolikhet</strong>` : null}${likelihood} ${likelihoodWords[likelihood - 1]}</div>`,
      ...LEVELS.map((consequence) => cell(likelihood, consequence)),
    );
  }
  grid.append(
    html`<div></div>`,
    ...LEVELS.map(
      (value) => html`<div class="matrix-axis matrix-axis-x">${value} ${consequenceWords[value - 1]}</div>`,
    ),
    html`<div></div>`,
    html`<div class="matrix-axis-title">Konsekvens</div>`,
  );
  if (worst) select(worst.likelihood, worst.consequence);

  const missing = without.length
    ? html`<div><h3>${without.length} utan underlag</h3><p class="chart-subtitle">De är inte trygga, de är okända.</p>${itemList(without)}</div>`
    : null;
  const drawing = html`<div class="matrix-layout">${grid}<div>${list}${missing}</div></div>`;
  return chart<MatrixItem>({
    title,
    ...(subtitle ? { subtitle } : {}),
    summary,
    ...(note ? { note } : {}),
    legend: [
      html`<span>● säker nivå</span>`,
      html`<span>○ intervallet rymmer flera nivåer</span>`,
      ...(crowded ? [html`<span>Högst ${MOST_DOTS} prickar ritas i en ruta; talet gäller</span>`] : []),
    ],
    rows: items,
    columns,
    draw: () => drawing,
  });
}

const spans = ({ likelihood, likelihoodLow = likelihood, likelihoodHigh = likelihood }: MatrixItem): boolean =>
  likelihoodLow !== likelihoodHigh;

const columns: Column<MatrixItem>[] = [
  { key: "label", label: "Vad" },
  { key: "likelihood", label: "Sannolikhet (1–4)", type: "number" },
  { key: "likelihoodLow", label: "Lägst", type: "number" },
  { key: "likelihoodHigh", label: "Högst", type: "number" },
  { key: "consequence", label: "Konsekvens (1–4)", type: "number" },
];

const MOST_LISTED = 12;

function itemList(items: readonly MatrixItem[]): HTMLElement {
  const line = ({ label, detail, href }: MatrixItem) =>
    html`<li>${href ? html`<a href=${href}>${label}</a>` : label}${detail ? html` <span class="chart-subtitle">${detail}</span>` : null}</li>`;
  const rest = items.slice(MOST_LISTED);
  return html`<div><ul>${items.slice(0, MOST_LISTED).map(line)}</ul>${
    rest.length ? html`<details><summary>Visa ${rest.length} till</summary><ul>${rest.map(line)}</ul></details>` : null
  }</div>`;
}
