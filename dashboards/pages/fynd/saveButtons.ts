import { html } from "htl";
import { fileName } from "../../components/download.ts";
import { saveFile } from "../../components/saveFile.ts";
import { type ListedFindings, workList } from "./workList.ts";

/** The list as it is chosen, to Excel or CSV, and where the file goes when it is filled in. */
export function saveButtons(rows: () => Promise<ListedFindings>): HTMLElement {
  const status = html`<span class="table-status" role="status"></span>`;
  const button = (file: "xlsx" | "csv", label: string): HTMLButtonElement => {
    const element = html`<button type="button" class="quiet-button" onclick=${async () => {
      element.disabled = true;
      status.textContent = "Gör filen …";
      try {
        await saveFile(fileName("Arbetslista fakturagranskning"), file, workList(await rows()));
        status.textContent = "";
      } catch {
        status.textContent = "Filen kunde inte göras. Ladda om sidan och försök igen.";
      } finally {
        element.disabled = false;
      }
    }}>${label}</button>` as HTMLButtonElement;
    return element;
  };
  return html`<div class="save-buttons" role="group" aria-label="Ta med arbetslistan">${button("xlsx", "Spara arbetslistan för Excel")} ${button("csv", "Spara som CSV")} ${status}
    <p class="cell-detail">Fyll i svaren i filen, spara den i datamappens mapp <code>fyndsvar</code> och kör Uppsikt igen. Filen gäller enskilda: förvara och skicka den som ni gör med andra sekretessbelagda uppgifter.</p></div>`;
}
