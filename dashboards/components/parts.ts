import { rowsOf } from "./data.ts";

/** One part of a dataset that is published in several files, fetched when somebody looks at it and kept from then on. */
export function partsOf<Row>(dataset: string): (part: number) => Promise<Row[]> {
  const loaded = new Map<number, Promise<Row[]>>();
  return (part) => {
    let rows = loaded.get(part);
    if (!rows) {
      rows = fetchPart<Row>(dataset, part);
      // a failure is not kept: the next look tries again
      rows.catch(() => loaded.delete(part));
      loaded.set(part, rows);
    }
    return rows;
  };
}

async function fetchPart<Row>(dataset: string, part: number): Promise<Row[]> {
  const address = new URL(`./data/${dataset}-${String(part).padStart(3, "0")}.arrow`, document.baseURI);
  // the file's name is the same from run to run: it is asked for anew
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return rowsOf<Row>(new Uint8Array(await response.arrayBuffer()));
}
