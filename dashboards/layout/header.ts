import type { SiteContext } from "../../src/site/context.ts";
import { escapeHtml } from "./escape.ts";
import { EXAMPLE_LABEL, editionName, longDate } from "./words.ts";

/** Skip link, whose figures these are and until when, and the menu of this edition's pages. */
export function header(context: SiteContext, currentPath: string): string {
  const path = currentPath.replace(/\/?index$/, "") || "/";
  return `<a class="skip-link" href="#observablehq-main">Hoppa till innehållet</a>
<div class="masthead">
  <a class="wordmark" href="/">Uppsikt</a>
  <p class="masthead-facts"><span>${escapeHtml(context.kommun)}</span> <span>${escapeHtml(editionName(context.utgava))}</span> <span>Uppgifter till och med <time datetime="${context.per_datum}">${longDate(context.per_datum)}</time></span>${
    context.exempel ? ` <strong class="example-label">${EXAMPLE_LABEL}</strong>` : ""
  }</p>
</div>
<nav class="menu" aria-label="Sidor">
  <ul>
${context.menu.map(({ path: target, label }) => `    <li><a href="${target}"${current(target, path)}>${escapeHtml(label)}</a></li>`).join("\n")}
  </ul>
</nav>
<noscript><p class="notice">Diagrammen och tabellerna ritas i webbläsaren. Slå på JavaScript för att se dem; inget hämtas från andra webbplatser.</p></noscript>`;
}

/** A page under `/utforare/` belongs to the menu's `/utforare`, but is not that page. */
function current(target: string, path: string): string {
  if (target === path) return ' aria-current="page"';
  return target !== "/" && path.startsWith(`${target}/`) ? ' aria-current="true"' : "";
}
