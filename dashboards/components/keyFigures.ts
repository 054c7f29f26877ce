import { html } from "htl";

export interface KeyFigure {
  label: string;
  value: string;
  unit?: string;
  /** what the figure rests on: n, interval, comparison. No figure stands without it. */
  basis: string;
}

/** A handful of figures, each with what it rests on. */
export function keyFigures(figures: readonly KeyFigure[]): HTMLElement {
  return html`<dl class="key-figures">${figures.map(
    ({ label, value, unit, basis }) => html`<div class="key-figure">
      <dt>${label}</dt>
      <dd><span class="key-figure-value">${value}${unit ? html`<span class="key-figure-unit"> ${unit}</span>` : null}</span>
      <div class="key-figure-basis">${basis}</div></dd>
    </div>`,
  )}</dl>`;
}
