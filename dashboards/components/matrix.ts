import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import { consequenceWords, defaultCuts, likelihoodWords, riskLevel } from "./risk.ts";

export interface MatrixItem {
  label: string;
  /** level 1–4, or null where the basis is missing */
  likelihood: number | null;
  consequence: number | null;
  /** the levels that the interval touches; a dot whose interval reaches another level has a stem towards it */
  likelihoodLow?: number | null;
  likelihoodHigh?: number | null;
  detail?: string;
  href?: string;
  /** what the reader is told when the dot is chosen, one fact a line */
  facts?: readonly string[];
}

export interface MatrixOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  /** in the order of importance: where not all dots fit, the first are drawn */
  items: readonly MatrixItem[];
  cuts?: readonly [number, number, number];
  /** a dot was chosen; without it a dot is a plain link */
  onSelect?: (item: MatrixItem) => void;
  /** where the chosen one is told of at length */
  more?: { label: string; onClick: () => void };
}

const LEVELS = [1, 2, 3, 4] as const;
/** as many as have room in a cell at the size that a finger needs; a phone shows half (matrix.css) */
const MOST_DOTS = 8;

type Select = (href: string | null) => void;
const selectors = new WeakMap<HTMLElement, Select>();

/** Marks the item with this address in a matrix: its dot, and every cell that its interval touches. */
export const selectInMatrix = (matrix: HTMLElement, href: string | null): void => selectors.get(matrix)?.(href);

/**
 * The 4×4 matrix: likelihood upwards, consequence to the right. Each dot is one item and can be chosen; the number in a
 * cell counts all and opens their list. Arrow keys walk the dots of a cell, so that Tab has sixteen stops and not hundreds.
 */
export function riskMatrix(options: MatrixOptions): HTMLElement {
  const { title, subtitle, summary, note, items, cuts = defaultCuts, onSelect, more } = options;
  const inCell = (likelihood: number, consequence: number) =>
    items.filter((item) => item.likelihood === likelihood && item.consequence === consequence);
  const without = items.filter((item) => item.likelihood == null || item.consequence == null);
  const cells = LEVELS.flatMap((likelihood) => LEVELS.map((consequence) => ({ likelihood, consequence })));
  // the reader comes for the worst cell: it is open from the start
  const worst = cells
    .filter((cell) => inCell(cell.likelihood, cell.consequence).length > 0)
    .sort((a, b) => b.likelihood * b.consequence - a.likelihood * a.consequence || b.consequence - a.consequence)[0];
  const crowded = cells.some((cell) => inCell(cell.likelihood, cell.consequence).length > MOST_DOTS);

  const card = html`<div class="matrix-card" role="status"></div>`;
  const list = html`<div class="matrix-list" role="status"></div>`;
  const grid = html`<div class="matrix" role="group" aria-label="Riskmatris: sannolikhet mot konsekvens"></div>`;
  const cellsOf = () => [...grid.querySelectorAll<HTMLElement>(".matrix-cell")];

  function open(likelihood: number, consequence: number): void {
    for (const cell of cellsOf()) {
      const here = cell.dataset.cell === `${likelihood}-${consequence}`;
      cell.toggleAttribute("data-open", here);
      cell.querySelector(".matrix-open")?.setAttribute("aria-pressed", String(here));
    }
    const found = inCell(likelihood, consequence);
    list.replaceChildren(
      html`<h3>${found.length} med riskpoäng ${likelihood * consequence}</h3>`,
      html`<p class="chart-subtitle">Sannolikhet ${likelihood} (${likelihoodWords[likelihood - 1]}) × konsekvens ${consequence} (${consequenceWords[consequence - 1]})</p>`,
      itemList(found),
    );
  }

  /** Where the item lies, and in which other cells it may lie just as well. */
  const select: Select = (href) => {
    const item = href == null ? undefined : items.find((candidate) => candidate.href === href);
    const [low, high] = item ? range(item) : [null, null];
    for (const cell of cellsOf()) {
      const [likelihood, consequence] = (cell.dataset.cell ?? "").split("-").map(Number) as [number, number];
      const touched =
        low != null && high != null && consequence === item?.consequence && likelihood >= low && likelihood <= high;
      cell.toggleAttribute("data-touched", touched && low !== high);
    }
    for (const link of [...grid.querySelectorAll("a"), ...list.querySelectorAll("a")])
      if (href != null && link.getAttribute("href") === href) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    card.replaceChildren(...(item ? [cardOf(item, more)] : []));
  };

  function cell(likelihood: number, consequence: number): HTMLElement {
    const found = inCell(likelihood, consequence);
    const points = likelihood * consequence;
    const { level, word } = riskLevel(points, cuts);
    const dots = found.slice(0, MOST_DOTS).map((item) => dot(item, onSelect));
    const element = html`<div class="matrix-cell" data-level=${level} data-empty=${found.length === 0 ? "" : null} data-cell=${`${likelihood}-${consequence}`}>
      <button type="button" class="matrix-open" aria-pressed="false" disabled=${found.length === 0} onclick=${() => open(likelihood, consequence)}>
        <span class="matrix-count">${found.length || ""}</span><span class="visually-hidden"> stycken, riskpoäng </span>
        <span class="matrix-points">${points} ${word}</span>
      </button>
      ${dots.length > 0 ? html`<div class="matrix-dots">${dots}</div>` : null}
    </div>`;
    element.addEventListener("keydown", (event: KeyboardEvent) => walk(element, event));
    return element;
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
  if (worst) open(worst.likelihood, worst.consequence);

  const missing = without.length
    ? html`<div class="matrix-missing"><h3>${without.length} utan underlag</h3><p class="chart-subtitle">De är inte trygga, de är okända.</p>${itemList(without)}</div>`
    : null;
  const drawing = html`<div class="matrix-layout">${grid}<div>${card}${list}${missing}</div></div>`;
  const figure = chart<MatrixItem>({
    title,
    ...(subtitle ? { subtitle } : {}),
    summary,
    ...(note ? { note } : {}),
    legend: [
      html`<span><i class="matrix-key"></i> säker nivå</span>`,
      html`<span><i class="matrix-key" data-up data-down></i> intervallet når också nivån ovanför eller nedanför</span>`,
      ...(crowded
        ? [html`<span>Prickarna visar de högst rankade i rutan. Talet räknar alla och öppnar listan</span>`]
        : []),
    ],
    rows: items,
    columns,
    draw: () => drawing,
  });
  selectors.set(figure, select);
  return figure;
}

/** The levels that an item's interval touches. */
const range = ({ likelihood, likelihoodLow, likelihoodHigh }: MatrixItem): [number | null, number | null] => [
  likelihoodLow ?? likelihood,
  likelihoodHigh ?? likelihood,
];

function dot(item: MatrixItem, onSelect: MatrixOptions["onSelect"]): HTMLElement {
  const [low, high] = range(item);
  const level = item.likelihood ?? 0;
  const name = [item.label, item.detail].filter(Boolean).join(", ");
  const link = html`<a class="matrix-dot" tabindex="-1" href=${item.href ?? null} title=${name} aria-label=${`${name}: sannolikhet ${levelText(item)}`}
    data-up=${(high ?? level) > level ? "" : null} data-down=${(low ?? level) < level ? "" : null}></a>`;
  if (onSelect)
    link.addEventListener("click", (event: Event) => {
      event.preventDefault();
      onSelect(item);
    });
  return link;
}

/** `3–4`, or `3` where the whole interval lies in one level */
function levelText(item: MatrixItem): string {
  const [low, high] = range(item);
  return low === high ? `${item.likelihood}` : `${low}–${high}`;
}

/** Right and left go through the cell's dots, from its number and back. */
function walk(cell: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [...cell.querySelectorAll<HTMLElement>(".matrix-open, .matrix-dot")].filter(
    (stop) => stop.offsetParent !== null,
  );
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function cardOf({ label, detail, facts = [] }: MatrixItem, more: MatrixOptions["more"]): HTMLElement {
  return html`<div>
    <h3>${label}</h3>
    ${detail ? html`<p class="chart-subtitle">${detail}</p>` : null}
    <ul>${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
    ${more ? html`<p class="screen-only"><button type="button" class="quiet-button" onclick=${more.onClick}>${more.label}</button></p>` : null}
  </div>`;
}

const columns: Column<MatrixItem>[] = [
  { key: "label", label: "Vad" },
  { key: "detail", label: "Område" },
  { key: "likelihood", label: "Sannolikhet (1–4)", type: "number" },
  { key: "likelihoodLow", label: "Lägst", type: "number" },
  { key: "likelihoodHigh", label: "Högst", type: "number" },
  { key: "consequence", label: "Konsekvens (1–4)", type: "number" },
];

const MOST_LISTED = 12;

function itemList(items: readonly MatrixItem[]): HTMLElement {
  const line = (item: MatrixItem) =>
    html`<li>${item.href ? html`<a href=${item.href}>${item.label}</a>` : item.label}${item.detail ? html` <span class="chart-subtitle">${item.detail}</span>` : null}${spans(item) ? html` <span class="matrix-span">sannolikhet ${levelText(item)}</span>` : null}</li>`;
  const rest = items.slice(MOST_LISTED);
  return html`<div><ul>${items.slice(0, MOST_LISTED).map(line)}</ul>${
    rest.length ? html`<details><summary>Visa ${rest.length} till</summary><ul>${rest.map(line)}</ul></details>` : null
  }</div>`;
}

function spans(item: MatrixItem): boolean {
  const [low, high] = range(item);
  return low !== high;
}
