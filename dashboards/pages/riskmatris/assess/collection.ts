import type { Assessment } from "./assessment.ts";

const KEY = "uppsikt-bedomningar";

/** The assessments that wait to be saved. They live in this tab only, and are gone when it is closed. */
export interface Collection {
  all: () => readonly Assessment[];
  /** a row with the same id is the same assessment thought over */
  put: (assessment: Assessment) => void;
  remove: (id: string) => void;
}

export function collection(store: Pick<Storage, "getItem" | "setItem"> | null): Collection {
  let rows = restored(store);
  const keep = (next: readonly Assessment[]) => {
    rows = next;
    store?.setItem(KEY, JSON.stringify(rows));
  };
  return {
    all: () => rows,
    put: (assessment) =>
      keep([...rows.filter(({ bedomning_id }) => bedomning_id !== assessment.bedomning_id), assessment]),
    remove: (id) => keep(rows.filter(({ bedomning_id }) => bedomning_id !== id)),
  };
}

function restored(store: Pick<Storage, "getItem"> | null): readonly Assessment[] {
  const text = store?.getItem(KEY);
  return text ? (JSON.parse(text) as Assessment[]) : [];
}

/** The tab's store, or none where the browser forbids it: then the list lives as long as the page. */
export function tabStore(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
