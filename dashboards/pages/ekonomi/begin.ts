import { html } from "htl";
import * as format from "../../components/format.ts";
import { type Asked, casesText } from "../common/asked.ts";

/** What the first screen sends its reader to: the cases, those first that are expected to give most. */
export function beginText(asked: Asked | null): string | null {
  if (!asked || asked.open === 0) return null;
  const kronor = format.kronorTogether([asked.openUnique, asked.expected]);
  return `${casesText(asked)}, det som väntas ge mest först. Det som är kvar gäller ${kronor(asked.openUnique)} när varje krona räknas en gång, varav ${kronor(asked.expected)} väntas hålla.`;
}

export function beginHere(asked: Asked | null, href: string): HTMLElement | null {
  const text = beginText(asked);
  return text === null ? null : html`<span><a href=${href}>Börja i arbetslistan</a>: ${text}</span>`;
}
