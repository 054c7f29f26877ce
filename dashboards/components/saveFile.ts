import { html } from "htl";
import type { FileRequest } from "./workbook.ts";

/** Makes a file in a worker of the site's own, so that the page stays alive meanwhile, and saves it. Nothing leaves the browser. */
export async function saveFile(name: string, request: FileRequest): Promise<void> {
  const worker = new Worker(new URL("./arbete/arbetslista.js", document.baseURI));
  try {
    const file = await new Promise<Blob>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ file?: Blob; fault?: string }>) =>
        data.file ? resolve(data.file) : reject(new Error(data.fault));
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(request);
    });
    saveBlob(`${name}.${request.format}`, file);
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
