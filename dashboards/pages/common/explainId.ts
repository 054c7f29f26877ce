import { html } from "htl";

/** How a reader at the keyboard follows what is shown down to file and line. Paper cannot, and does not show it. */
export const explainId = (id: string): HTMLElement =>
  html`<span class="screen-only">Id för uppsikt explain: <code>${id}</code></span>`;

/** A sum is a choice of the reconciliation or of the findings; its id says which. */
export const sumId = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join("/");

/** The id under figures or a list; `more` says how to ask for a part of the sum. */
export const sumNote = (id: string, more: string | Node = ""): HTMLElement =>
  html`<p class="cell-detail screen-only">${explainId(id)}${more}</p>`;
