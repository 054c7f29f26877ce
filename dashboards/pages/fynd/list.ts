import { html } from "htl";
import { type Columnar, loadColumns } from "../../components/columnar.ts";
import type { Chosen, Facet } from "../../components/facets.ts";
import * as format from "../../components/format.ts";
import { heading } from "../../components/heading.ts";
import { notice } from "../../components/notice.ts";
import { partsOf } from "../../components/parts.ts";
import { rowTable } from "../../components/rowTable.ts";
import type { RuleText } from "../common/ruleCards.ts";
import type { RuleRecord } from "../ekonomi/rules.ts";
import { caseView } from "./caseView.ts";
import { filterFields, foldedOnPhone } from "./filterFields.ts";
import { type FindingSums, findingsOf, SORTABLE, WORK_ORDER } from "./findings.ts";
import { listColumns } from "./listColumns.ts";
import { saveButtons } from "./saveButtons.ts";
import {
  EVERYTHING,
  findingsHeadline,
  findingsLead,
  firstHalf,
  fromHash,
  type Selection,
  toHash,
} from "./selection.ts";
import type { EvidenceRow, FindingRow, GuardRow, ReconciledRow, TextRow } from "./types.ts";
import type { ListedFindings } from "./workList.ts";

export interface FindingsPage {
  /** `fynd`, in the order of the work list */
  findings: Columnar;
  rules: readonly (RuleText & RuleRecord)[];
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
  const cellsOf = partsOf<ReconciledRow>("fyndavstamning");
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

  const title = html`<div></div>`;
  const summary = html`<p class="filters-summary" role="status"></p>`;
  const open = html`<section class="case-place" aria-label="Valt fall"></section>`;
  const list = rowTable<FindingRow>({
    caption: "Fall i urvalet",
    columns: listColumns(texts, known, (fall) => toHash({ ...selection, fall })),
    sortable: SORTABLE,
    order: selection.order,
    onOrder: (order) => go({ ...selection, order }),
    onPage: () => void showTexts(),
    ifEmpty: "Inget fall i urvalet.",
  });
  const fields = filterFields(findings.facets, (key, value) =>
    go({ ...selection, fall: undefined, chosen: { ...selection.chosen, [key]: value } }),
  );
  const search = html`<input type="search" placeholder="fall, brukare, utförare" oninput=${(event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    go({ ...selection, fall: undefined, search: text });
  }}>` as HTMLInputElement;
  const clear =
    html`<button type="button" class="quiet-button" onclick=${() => go(EVERYTHING)}>Visa allt</button>` as HTMLButtonElement;

  /** A choice takes the place of the last one; a case that is opened can be left with the browser's own way back. */
  function go(next: Selection): void {
    if (next.fall && next.fall !== selection.fall) history.pushState(null, "", toHash(next));
    else history.replaceState(null, "", toHash(next));
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
    const half = firstHalf(rows, findings.openAt, sums.openUnique);
    const part = left.length < findings.length;
    title.replaceChildren(
      heading({
        kicker: part ? "Arbetslista · urval" : "Arbetslista",
        title: findingsHeadline(sums, findings.length),
        lead: findingsLead(half, sums, findings.length),
      }),
    );
    summary.textContent = summaryText(findings.length, sums);
    list.show(
      { length: left.length, slice: (from, to) => Array.from(left.subarray(from, to), findings.row) },
      selection.order,
    );
    void showTexts();
    openPlace = selection.fall ? findings.placeOf(selection.fall) : (left[0] ?? null);
    showCase();
    if (caseChanged && selection.fall) toCase();
  }

  function toCase(): void {
    open.scrollIntoView({ block: "start" });
    open.querySelector("h2")?.focus({ preventScroll: true });
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
      const unknown = unknownChoices(findings.facets, selection.chosen);
      open.replaceChildren(...(selection.fall ? [unknownCase(selection.fall)] : unknown ? [unknown] : []));
      return;
    }
    const finding = findings.row(openPlace);
    const ofIt = <Row extends { fynd_id: string }>(rows: readonly Row[]): Row[] =>
      rows.filter(({ fynd_id }) => fynd_id === finding.fynd_id);
    open.replaceChildren(
      steps(),
      caseView({
        finding,
        rule: rules.find(({ regel_id }) => regel_id === finding.regel_id),
        guards: guards.filter(({ regel_id }) => regel_id === finding.regel_id),
        forklaring: textOf(finding),
        rows: rowsOf(finding.del).then(ofIt),
        // without a brukare there is nothing to set side by side
        cells: finding.brukare === null ? Promise.resolve([]) : cellsOf(finding.del).then(ofIt),
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
  show(selection);
  // who followed a link to a case wants the case, once there is a page to find it on
  if (selection.fall) requestAnimationFrame(() => requestAnimationFrame(toCase));
  return html`<div>
    ${title}
    ${notices}
    ${foldedOnPhone(
      "Välj bland fallen",
      html`<form class="filters" onsubmit=${(event: Event) => event.preventDefault()}>
        ${fields.elements}
        <label>Sök ${search}</label>
        ${clear}
      </form>`,
    )}
    ${saveButtons(listed)}
    ${summary}
    ${open}
    <h2 id="listan">Alla fall i urvalet</h2>
    <p>Listan börjar där det väntas ge mest att fråga: unika kronor gånger sannolikheten att fallet håller. Besvarade fall står sist.${groundText(known, learnt)}</p>
    <div class="case-list">${list.element}</div>
  </div>`;
}

export function summaryText(all: number, sums: FindingSums): string {
  const { count, kronor, unique, open, openUnique, expected, wrong, wrongKronor } = sums;
  const of = count === all ? "" : ` av ${format.number(all)}`;
  const twice =
    Math.round(unique) === Math.round(kronor) ? "" : `, ${format.kronor(kronor)} om varje regel räknas för sig`;
  const left =
    open === count || open === 0
      ? ""
      : ` Kvar att fråga om: ${format.number(open)} fall, ${format.kronor(openUnique)}.`;
  const likely =
    open === 0 || Math.round(expected) === Math.round(openUnique) ? "" : ` Väntas hålla: ${format.kronor(expected)}.`;
  const named = wrong === 0 ? "" : ` Fel enligt svaren: ${format.kronor(wrongKronor)}.`;
  return `${format.number(count)}${of} fall, ${format.kronor(unique)}${twice}.${left}${likely}${named}`;
}

/** A choice in the address that no case of the run has: an utförare mistyped, a rule that found nothing. */
function unknownChoices(facets: readonly Facet[], chosen: Chosen): HTMLElement | null {
  const unknown = facets.flatMap(({ key, label, choices }) => {
    const wish = chosen[key];
    return wish && !choices.some(({ value }) => value === wish) ? [`${label.toLocaleLowerCase("sv")} ${wish}`] : [];
  });
  if (unknown.length === 0) return null;
  return notice({
    kind: "fact",
    title: `Den här körningen har inget fall med ${format.list(unknown)}`,
    text: "Antingen gav körningen inget där, eller så står det fel i länken.",
  });
}

/** A link may be older than the run: a case goes when what it rested on was corrected. */
const unknownCase = (fall: string): HTMLElement =>
  notice({
    kind: "fact",
    title: `Fallet ${fall} finns inte i den här körningen`,
    text: "Ett fall försvinner när uppgifterna bakom det ändras, till exempel efter en kreditering. Står det fel i länken finns fallet i listan nedan.",
  });

/** What the probability in the order rests on. */
function groundText(known: boolean, learnt: boolean): string {
  if (!known) return " Inga svar är inlästa ännu, så sannolikheten är okänd och ordningen följer kronorna.";
  return learnt
    ? " Sannolikheten är lärd av de svar som är inlästa, på regelns egna fall och på andra i samma klass (hårda eller mjuka); i en klass med för få svar är den ett antagande. Hur står på sidan Metod."
    : " Inga svar är inlästa ännu: sannolikheten är ett antagande för varje klass och står på sidan Metod.";
}
