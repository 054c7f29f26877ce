import { html } from "htl";
import type { Facet, narrow } from "../../components/facets.ts";
import * as format from "../../components/format.ts";
import type { Selection } from "./selection.ts";

type Counts = ReturnType<typeof narrow>["counts"];

/** One field per facet; each choice says how many it would leave. */
export function filterFields(
  facets: readonly Facet[],
  choose: (key: string, value: string) => void,
): { elements: HTMLElement[]; update: (selection: Selection, counts: Counts) => void } {
  const fields = facets.map((facet) => {
    const options = new Map(
      facet.choices.map((choice) => [choice.value, html`<option value=${choice.value}></option>` as HTMLOptionElement]),
    );
    const groups = [...new Set(facet.choices.map(({ group }) => group ?? ""))];
    const select = html`<select name=${facet.key} onchange=${() => choose(facet.key, select.value)}>
      <option value="">${facet.all}</option>
      ${groups.flatMap((group) => {
        const own = facet.choices
          .filter((choice) => (choice.group ?? "") === group)
          .map(({ value }) => options.get(value) as HTMLOptionElement);
        return group ? [html`<optgroup label=${group}>${own}</optgroup>`] : own;
      })}
    </select>` as HTMLSelectElement;
    return { facet, options, select, element: html`<label>${facet.label} ${select}</label>` };
  });
  return {
    elements: fields.map(({ element }) => element),
    update: ({ chosen }, counts) => {
      for (const { facet, options, select } of fields) {
        for (const { value, label } of facet.choices) {
          const count = counts.get(facet.key)?.get(value) ?? 0;
          const option = options.get(value)!;
          option.textContent = `${label} (${format.number(count)})`;
          option.disabled = count === 0 && chosen[facet.key] !== value;
        }
        select.value = chosen[facet.key] ?? "";
      }
    },
  };
}

/** On a narrow screen the fields would fill the first screen and more, before anything is seen. */
export function foldedOnPhone(label: string, content: HTMLElement): HTMLElement {
  const wide = matchMedia("(min-width: 40rem)");
  const box =
    html`<details class="filters-fold" open=${wide.matches}><summary>${label}</summary>${content}</details>` as HTMLDetailsElement;
  wide.addEventListener("change", () => {
    box.open = wide.matches;
  });
  return box;
}
