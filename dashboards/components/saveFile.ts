import { html } from "htl";
import { type FileFormat, type FileMessage, type Sheet, valuesOf } from "./workbook.ts";

/** Makes a file in a worker of the site's own, so that the page stays alive meanwhile, and saves it. Nothing leaves the browser. */
export async function saveFile(name: string, format: FileFormat, sheets: readonly Sheet[]): Promise<void> {
  const worker = new Worker(new URL("./arbete/arbetslista.js", document.baseURI));
  const send = (message: FileMessage) => worker.postMessage(message);
  try {
    const made = new Promise<Blob>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ file?: Blob; fault?: string }>) =>
        data.file ? resolve(data.file) : reject(new Error(data.fault));
      worker.onerror = (event) => reject(new Error(event.message));
    });
    for (const sheet of sheets)
      for (const column of sheet.columns) {
        send({ sheet: sheet.name, column: { ...column, values: valuesOf(column) } });
        // between columns the page gets to breathe
        await new Promise((next) => setTimeout(next));
      }
    send({ make: format });
    saveBlob(`${name}.${format}`, await made);
  } finally {
    worker.terminate();
  }
}

export function saveBlob(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = html`<a href=${url} download=${name}></a>`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
