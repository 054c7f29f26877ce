import { html } from "htl";

export interface Heading {
  /** the page's plain name */
  kicker?: string;
  /** the finding in one sentence */
  title: string;
  /** two or three sentences: how sure we are, what to do next */
  lead?: string | Node;
  /** where to go first, on a page that is an edition's way in */
  begin?: Node | null;
}

/** The page's title is its finding; the browser's tab gets it too. */
export function heading({ kicker, title, lead, begin }: Heading): HTMLElement {
  document.title = kicker ? `${kicker}: ${title}` : title;
  return html`<header class="heading">
    ${kicker ? html`<p class="heading-kicker">${kicker}</p>` : null}
    <h1>${title}</h1>
    ${lead ? html`<p class="heading-lead">${lead}</p>` : null}
    ${begin ? html`<p class="heading-begin">${begin}</p>` : null}
  </header>`;
}
