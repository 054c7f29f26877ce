import { html } from "htl";
import { causes } from "../../../src/invoices/causes.ts";

/** Why a krona is what it is: the causes in the order in which a krona meets them. */
export const causeList = (): HTMLElement =>
  html`<ol class="cause-list">${causes.map(({ namn, beskrivning, forklarad }) => html`<li><strong>${namn}</strong> (${forklarad ? "förklarad" : "ej förklarad"}). ${beskrivning}</li>`)}</ol>`;
