import type { SiteContext } from "../../src/site/context.ts";
import { escapeHtml } from "./escape.ts";
import { EXAMPLE_LABEL, editionName, longDate } from "./words.ts";

/** The provenance strip: what these figures are, which run made them, and what they are not. */
export function footer(context: SiteContext): string {
  const links = context.footerLinks.map(({ path, label }) => `<a href="${path}">${escapeHtml(label)}</a>`).join(" ");
  return `<div class="provenance">
  <p class="provenance-promise">Ett utfall här är ett mönster att fråga om, aldrig ett omdöme om en verksamhet eller en person.</p>
  <dl>
    <div><dt>Kommun</dt><dd>${escapeHtml(context.kommun)}</dd></div>
    <div><dt>Utgåva</dt><dd>${escapeHtml(editionName(context.utgava))}</dd></div>
    <div><dt>Uppgifter till och med</dt><dd>${longDate(context.per_datum)}</dd></div>
    <div><dt>Körning</dt><dd class="run-id">${escapeHtml(context.korning)}</dd></div>
  </dl>
  ${context.exempel ? `<p class="example-label">${EXAMPLE_LABEL}</p>` : ""}
  ${links ? `<p class="provenance-links">${links}</p>` : ""}
</div>`;
}
