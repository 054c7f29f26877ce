import { html } from "htl";
import { spokenText } from "../../../src/messages/spokenText.ts";
import { type Columnar, loadColumns } from "../../components/columnar.ts";
import type { Column } from "../../components/columns.ts";
import { fileName } from "../../components/download.ts";
import type { Facet, narrow } from "../../components/facets.ts";
import * as format from "../../components/format.ts";
import { heading } from "../../components/heading.ts";
import { partsOf } from "../../components/parts.ts";
import { rowTable } from "../../components/rowTable.ts";
import { saveFile } from "../../components/saveFile.ts";
import { classWord, type RuleText } from "../common/ruleCards.ts";
import { caseView } from "./caseView.ts";
import { type FindingSums, findingsOf, SORTABLE, WORK_ORDER } from "./findings.ts";
import {
  EVERYTHING,
  findingsHeadline,
  findingsLead,
  firstHalf,
  fromHash,
  periodText,
  type Selection,
  toHash,
} from "./selection.ts";
import type { EvidenceRow, FindingRow, GuardRow, TextRow } from "./types.ts";
import { type ListedFindings, workList } from "./workList.ts";

export interface FindingsPage {
  /** `fynd`, in the order of the work list */
  findings: Columnar;
  rules: readonly RuleText[];
  guards: readonly GuardRow[];
  /** what the sources lack, between the title and the list */
  notices: readonly Node[];
}

export const loadFindings = loadColumns;

/** The work list: choose, sort, search, read one case at a time, and take it along to Excel. */
export function findingsPage({ findings: table, rules, guards, notices }: FindingsPage): HTMLElement {
  const findings = findingsOf(table);
  const known = table.numbers("sannolikhet").some((value) => !Number.isNaN(value));
  const learnt = table.codes("sannolikhet_grund").words.some((word) => word !== "antagande");
  const textsOf = partsOf<TextRow>("fyndtexter");
  const rowsOf = partsOf<EvidenceRow>("fyndrader");
  const texts = new Map<string, string>();
  const loadTexts = async (part: number): Promise<void> => {
    for (const { fynd_id, forklaring } of await textsOf(part)) texts.set(fynd_id, forklaring);
  };
  const textOf = async ({ fynd_id, del }: FindingRow): Promise<string> => {
    if (!texts.has(fynd_id)) await loadTexts(del);
    return texts.get(fynd_id) ?? "";
  };

  let selection: Selection = fromHash(location.hash);
  let left: Uint32Array = new Uint32Array(0);
  let openPlace: number | null = null;

  const summary = html`<p class="filters-summary" role="status"></p>`;
  const open = html`<section class="case-place" aria-label="Valt fall"></section>`;
  const list = rowTable<FindingRow>({
    caption: "Mönster att fråga om",
    columns: listColumns(texts, known, (fall) => toHash({ ...selection, fall })),
    sortable: SORTABLE,
    order: selection.order,
    onOrder: (order) => go({ ...selection, order }),
    onPage: () => void showTexts(),
    ifEmpty: "Inget mönster i urvalet.",
  });
  const fields = filterFields(findings.facets, (key, value) =>
    go({ ...selection, fall: undefined, chosen: { ...selection.chosen, [key]: value } }),
  );
  const search = html`<input type="search" placeholder="fall, brukare, enhet" oninput=${(event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    go({ ...selection, fall: undefined, search: text });
  }}>` as HTMLInputElement;
  const clear =
    html`<button type="button" class="quiet-button" onclick=${() => go(EVERYTHING)}>Visa allt</button>` as HTMLButtonElement;

  function go(next: Selection): void {
    history.replaceState(null, "", toHash(next));
    show(next);
  }

  function show(next: Selection): void {
    const caseChanged = next.fall !== selection.fall;
    selection = next;
    const { rows, counts } = findings.choose(selection.chosen, selection.search);
    left = findings.inOrder(rows, selection.order);
    fields.update(selection, counts);
    if (search.value.trim() !== selection.search) search.value = selection.search;
    clear.hidden = toHash({ ...selection, fall: undefined, order: WORK_ORDER }) === "#";
    const sums = findings.sums(left);
    summary.textContent = summaryText(left.length, findings.length, sums);
    list.show(
      { length: left.length, slice: (from, to) => Array.from(left.subarray(from, to), findings.row) },
      selection.order,
    );
    void showTexts();
    openPlace = (selection.fall ? findings.placeOf(selection.fall) : null) ?? left[0] ?? null;
    showCase();
    if (caseChanged && selection.fall) {
      open.scrollIntoView({ block: "start" });
      open.querySelector("h2")?.focus({ preventScroll: true });
    }
  }

  /** The sentences of the rows on the page come after the page itself. */
  async function showTexts(): Promise<void> {
    const parts = new Set(list.visible().flatMap(({ fynd_id, del }) => (texts.has(fynd_id) ? [] : [del])));
    if (parts.size === 0) return;
    await Promise.all([...parts].map(loadTexts));
    list.redraw();
  }

  function showCase(): void {
    if (openPlace === null) {
      open.replaceChildren();
      return;
    }
    const finding = findings.row(openPlace);
    open.replaceChildren(
      steps(),
      caseView({
        finding,
        rule: rules.find(({ regel_id }) => regel_id === finding.regel_id),
        guards: guards.filter(({ regel_id }) => regel_id === finding.regel_id),
        forklaring: textOf(finding),
        rows: rowsOf(finding.del).then((rows) => rows.filter(({ fynd_id }) => fynd_id === finding.fynd_id)),
      }),
    );
  }

  /** From case to case through the choice, as a pile is worked through. */
  function steps(): HTMLElement {
    const at = openPlace === null ? -1 : left.indexOf(openPlace);
    const to = (place: number | undefined, label: string) =>
      html`<button type="button" class="quiet-button" disabled=${place === undefined} onclick=${() => {
        if (place !== undefined) go({ ...selection, fall: findings.row(place).fynd_id });
      }}>${label}</button>`;
    return html`<nav class="case-steps screen-only" aria-label="Fall i urvalet">
      ${to(at > 0 ? left[at - 1] : undefined, "Föregående fall")}
      <span>${at < 0 ? "Fallet ligger utanför urvalet" : `Fall ${format.number(at + 1)} av ${format.number(left.length)}`}</span>
      ${to(at >= 0 ? left[at + 1] : undefined, "Nästa fall")}
      <button type="button" class="quiet-button" onclick=${() => document.getElementById("listan")?.scrollIntoView()}>Till listan</button>
    </nav>`;
  }

  /** The list as it is chosen and ordered. */
  async function listed(): Promise<ListedFindings> {
    const rows = Array.from(left);
    const ids = rows.map((place) => findings.value("fynd_id", place) as string);
    const rule = new Map(rules.map(({ regel_id, fraga }) => [regel_id, fraga]));
    const parts = new Set<number>();
    for (const [index, place] of rows.entries())
      if (!texts.has(ids[index]!)) parts.add(findings.value("del", place) as number);
    // a few at a time: two hundred files at once would choke an ordinary web server
    const wanted = [...parts];
    for (let from = 0; from < wanted.length; from += 8) await Promise.all(wanted.slice(from, from + 8).map(loadTexts));
    return {
      length: rows.length,
      column: (key) => rows.map((place) => findings.value(key, place)),
      texts: () => ids.map((id) => texts.get(id) ?? ""),
      questions: () => rows.map((place) => rule.get(findings.value("regel_id", place) as string) ?? ""),
    };
  }

  addEventListener("hashchange", () => show(fromHash(location.hash)));
  const everything = findings.choose({}, "").rows;
  const sums = findings.sums(everything);
  const half = firstHalf(everything, findings.uniqueAt, sums.unique);
  show(selection);
  return html`<div>
    ${heading({ kicker: "Arbetslista", title: findingsHeadline(findings.length, sums), lead: findingsLead(findings.length, half, sums) })}
    ${notices}
    <form class="filters" onsubmit=${(event: Event) => event.preventDefault()}>
      ${fields.elements}
      <label>Sök ${search}</label>
      ${clear}
      ${saveButtons(listed)}
    </form>
    ${summary}
    ${open}
    <h2 id="listan">Alla fall i urvalet</h2>
    <p>Listan börjar där det väntas ge mest att fråga: unika kronor gånger sannolikheten att fallet håller. Besvarade fall står sist.${groundText(known, learnt)}</p>
    <div class="case-list">${list.element}</div>
  </div>`;
}

/** What the probability in the order rests on. */
function groundText(known: boolean, learnt: boolean): string {
  if (!known) return " Inga svar är inlästa ännu, så sannolikheten är okänd och ordningen följer kronorna.";
  return learnt
    ? " Sannolikheten är lärd av de svar som är inlästa, på regelns egna fall och på andra i samma klass (hårda eller mjuka); i en klass med för få svar är den ett antagande."
    : " Inga svar är inlästa ännu: sannolikheten är ett antagande för varje klass och står på sidan Metod.";
}

export function summaryText(count: number, all: number, { kronor, unique, expected }: FindingSums): string {
  const of = count === all ? "" : ` av ${format.number(all)}`;
  const twice =
    Math.round(unique) === Math.round(kronor) ? "" : `, ${format.kronor(kronor)} om varje regel räknas för sig`;
  const likely =
    Math.round(expected) === Math.round(unique)
      ? ""
      : `. Väntas stå sig när utförarna svarat: ${format.kronor(expected)}`;
  return `${format.number(count)}${of} fall, ${format.kronor(unique)}${twice}${likely}`;
}

type Counts = ReturnType<typeof narrow>["counts"];

function filterFields(
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

function saveButtons(rows: () => Promise<ListedFindings>): HTMLElement {
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
  return html`<div class="save-buttons" role="group" aria-label="Ta med arbetslistan">${button("xlsx", "Spara arbetslistan för Excel")} ${button("csv", "Spara som CSV")} ${status}</div>`;
}

function listColumns(
  texts: ReadonlyMap<string, string>,
  /** whether anybody has answered, so that there are probabilities to show */
  known: boolean,
  href: (fall: string) => string,
): Column<FindingRow>[] {
  const columns: Column<FindingRow>[] = [
    {
      key: "fynd_id",
      label: "Fall",
      href: ({ fynd_id }) => href(fynd_id),
      render: ({ fynd_id }) => html`<span class="unbroken">${fynd_id}</span>`,
    },
    {
      key: "regel_namn",
      label: "Mönster",
      render: ({ regel_namn, klass, fynd_id }) =>
        html`<div class="prose-cell">${regel_namn} <span class="cell-detail">(${classWord(klass)})</span><div class="cell-detail">${spokenText(texts.get(fynd_id) ?? "")}</div></div>`,
    },
    {
      key: "utforare_namn",
      label: "Utförare",
      render: ({ utforare_namn, utforare_id, enhet_namn }) =>
        html`<div class="what-cell">${utforare_namn ?? utforare_id ?? "–"}<div class="cell-detail">${enhet_namn ?? ""}</div></div>`,
    },
    { key: "period", label: "Period", type: "period", render: ({ period }) => periodText(period) },
    {
      key: "unik_kr",
      label: "Unika kronor",
      type: "kronor",
      render: ({ unik_kr, belopp_kr }) => {
        const whole = belopp_kr === null ? "pris okänt" : format.kronor(belopp_kr);
        return unik_kr === null || unik_kr === belopp_kr
          ? whole
          : html`<div>${format.kronor(unik_kr)}<div class="cell-detail">av ${whole}</div></div>`;
      },
    },
    {
      key: "sannolikhet",
      label: "Håller",
      type: "share",
      render: ({ sannolikhet, svar_namn, manader_i_rad: months }) =>
        html`<div>${sannolikhet === null ? "okänt" : format.share(sannolikhet)}
          <div class="cell-detail">${svar_namn?.toLocaleLowerCase("sv") ?? ""}${months !== null && months > 1 ? ` ${months} mån i rad` : ""}</div></div>`,
    },
    { key: "vantad_kr", label: "Väntade kronor", type: "kronor" },
  ];
  return known ? columns : columns.filter(({ key }) => key !== "sannolikhet" && key !== "vantad_kr");
}
