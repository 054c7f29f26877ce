import { format, html } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Monster } from "../common/rows.ts";

/** Patterns over several units: the explanation is the judge's own, the names are the register's. */
export function patternList(patterns: readonly Monster[], names: Register): HTMLElement {
  if (patterns.length === 0) return html`<p>Inget mönster över flera enheter har hittats.</p>`;
  return html`<ol class="matters">${patterns.map(
    ({ forklaring, enheter }) => html`<li>
      <p class="matter-title">${forklaring}</p>
      ${enheter.length > 0 ? html`<p class="chart-subtitle">${format.list(enheter.map((id) => names.unitName(id)))}</p>` : null}
    </li>`,
  )}</ol>`;
}
