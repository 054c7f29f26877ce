import { html } from "htl";

/** Designed states: nothing there, too little to judge, something broken, or a piece of advice. */
export type NoticeKind = "empty" | "thin" | "broken" | "advice" | "fact";

export interface Notice {
  kind: NoticeKind;
  title: string;
  text?: string | Node;
  /** what it costs: what cannot be said as long as this is so */
  cost?: string;
}

export function notice({ kind, title, text, cost }: Notice): HTMLElement {
  return html`<div class="notice" data-kind=${kind} role="note" aria-label=${title}>
    <p class="notice-title">${title}</p>
    ${text ? html`<p>${text}</p>` : null}
    ${cost ? html`<p>${cost}</p>` : null}
  </div>`;
}

/** `missingSource("klagomål", "Risken för service och bemötande vilar då på brukarundersökningen ensam.")` */
export const missingSource = (source: string, cost: string): HTMLElement =>
  notice({
    kind: "empty",
    title: `Underlag saknas: ${source}`,
    text: `Kommunen har inte lämnat några uppgifter om ${source}.`,
    cost,
  });
