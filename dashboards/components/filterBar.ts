import { html } from "htl";

export interface FilterOption {
  value: string;
  label: string;
}

export interface FilterField<Row> {
  /** its name in the address */
  key: string;
  label: string;
  /** what the choice of nothing is called, e.g. `Alla verksamheter` */
  all: string;
  /** what of the field a row is about; several where it is about several, none where the field says nothing of it */
  of: (row: Row) => readonly FilterOption[];
  /** the order of the choices; without it the alphabet's */
  compare?: (a: FilterOption, b: FilterOption) => number;
}

/** The chosen value per field; a field that is not there is not narrowed. */
export type FilterChoice = Readonly<Record<string, string>>;

export interface FilterBarOptions<Row> {
  fields: readonly FilterField<Row>[];
  rows: readonly Row[];
  /** called with what is left, once from the start and at each change */
  onChange: (chosen: readonly Row[], choice: FilterChoice) => void;
  /** e.g. `Vad sidan visar` */
  label?: string;
  /** an anchor of the page's own that stays first in the address, e.g. what is open: `R-8c46` */
  anchor?: () => string | null;
  /** what the rows are, for the line that says how many are left, e.g. `["signal", "signaler"]` */
  noun?: readonly [one: string, many: string];
}

/** A row that a field says nothing of belongs to no choice of that field. */
export function matches<Row>(
  row: Row,
  fields: readonly FilterField<Row>[],
  choice: FilterChoice,
  except?: string,
): boolean {
  return fields.every(({ key, of }) => {
    const wanted = choice[key];
    return !wanted || key === except || of(row).some(({ value }) => value === wanted);
  });
}

/** Every choice that the rows offer, with how many rows it would leave given the other fields' choices. */
export function optionsOf<Row>(
  field: FilterField<Row>,
  rows: readonly Row[],
  fields: readonly FilterField<Row>[],
  choice: FilterChoice,
): (FilterOption & { count: number })[] {
  const found = new Map<string, FilterOption & { count: number }>();
  for (const row of rows) {
    const fits = matches(row, fields, choice, field.key);
    for (const option of field.of(row)) {
      const known = found.get(option.value) ?? { ...option, count: 0 };
      found.set(option.value, { ...known, count: known.count + Number(fits) });
    }
  }
  return [...found.values()].sort(field.compare ?? ((a, b) => a.label.localeCompare(b.label, "sv")));
}

/** `#driftsform=privat&omrade=hemtjanst`: a view can be sent to a colleague. Other anchors hold no equals sign. */
export function readChoice(hash: string, keys: readonly string[]): FilterChoice {
  if (!hash.includes("=")) return {};
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  return Object.fromEntries(keys.flatMap((key) => (given.get(key) ? [[key, given.get(key) as string]] : [])));
}

export const writeChoice = (choice: FilterChoice, anchor: string | null = null): string => {
  const chosen = new URLSearchParams(Object.entries(choice).filter(([, value]) => value)).toString();
  const parts = [anchor, chosen].filter(Boolean);
  return parts.length === 0 ? "" : `#${parts.join("&")}`;
};

/**
 * One bar of choices over a whole page. Each choice says how many rows it leaves, and the fields narrow each other; the state
 * lives in the address. Plain selects: the keyboard, the phone and the screen reader know them.
 */
export function filterBar<Row>({
  fields,
  rows,
  onChange,
  label = "Vad sidan visar",
  anchor,
  noun,
}: FilterBarOptions<Row>): HTMLElement {
  const keys = fields.map(({ key }) => key);
  let choice = readChoice(location.hash, keys);
  const selects = fields.map((field) => {
    const control =
      html`<select onchange=${() => choose({ ...choice, [field.key]: (control as HTMLSelectElement).value })}></select>` as HTMLSelectElement;
    return { field, control };
  });
  const clear =
    html`<button type="button" class="quiet-button" onclick=${() => choose({})}>Visa allt</button>` as HTMLButtonElement;
  const status = html`<p class="choices-status" role="status"></p>`;

  function choose(next: FilterChoice): void {
    choice = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    // the place on the page is kept: a choice is no new address to go back through
    history.replaceState(history.state, "", writeChoice(choice, anchor?.()) || location.pathname + location.search);
    update();
  }

  function update(): void {
    const labels: string[] = [];
    for (const { field, control } of selects) {
      const list = optionsOf(field, rows, fields, choice);
      const chosen = list.find(({ value }) => value === choice[field.key]);
      if (chosen) labels.push(chosen.label);
      control.replaceChildren(
        html`<option value="">${field.all}</option>`,
        ...list.map(
          ({ value, label: name, count }) =>
            html`<option value=${value} disabled=${count === 0 && value !== choice[field.key]}>${name} (${count})</option>`,
        ),
      );
      control.value = chosen ? chosen.value : "";
    }
    const left = rows.filter((row) => matches(row, fields, choice));
    clear.hidden = labels.length === 0;
    const counted = noun ? `${left.length} ${left.length === 1 ? noun[0] : noun[1]}` : "";
    status.textContent =
      labels.length === 0
        ? counted
          ? `Allt visas: ${counted}.`
          : ""
        : `Urval: ${labels.join(", ")}${counted ? ` (${counted} av ${rows.length})` : ""}.`;
    onChange(left, choice);
  }

  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return;
    choice = readChoice(location.hash, keys);
    update();
  });
  update();
  return html`<div class="choices-bar">
    <div class="choices" role="group" aria-label=${label}>
      ${selects.map(({ field, control }) => html`<label>${field.label} ${control}</label>`)}
      ${clear}
    </div>
    ${status}
  </div>`;
}
