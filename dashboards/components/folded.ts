import { html } from "htl";

/** What is looked up rather than read: one line until it is opened, by hand, by a link to something in it, or by a print. */
export function folded(summary: string, content: HTMLElement): HTMLElement {
  const box = html`<details class="folded"><summary>${summary}</summary>${content}</details>` as HTMLDetailsElement;
  const openForLink = (): void => {
    const target = location.hash.length > 1 && content.querySelector(`#${CSS.escape(location.hash.slice(1))}`);
    if (!target) return;
    box.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", openForLink);
  addEventListener("beforeprint", () => {
    box.open = true;
  });
  // the page is put together first
  requestAnimationFrame(openForLink);
  return box;
}
