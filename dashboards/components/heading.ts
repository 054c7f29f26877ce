import { html } from "htl";

export interface Heading {
  /** the page's plain name */
  kicker?: string;
  /** the finding in one sentence */
  title: string;
  /** two or three sentences: how sure we are, what to do next */
  lead?: string | Node;
}

/** The page's title is its finding; the browser's tab gets it too. */
export function heading({ kicker, title, lead }: Heading): HTMLElement {
  document.title = kicker ? `${kicker}: ${title}` : title;
  return html`<header class="heading">
    ${kicker ? html`<p class="heading-kicker">${kicker}</p>` : null}
    <h1>${title}</h1>
    ${lead ? html`<p class="heading-lead">${lead}</p>` : null}
  </header>`;
}
