import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import { classWord, type RuleText } from "../common/ruleCards.ts";
import { caseView } from "./caseView.ts";
import { fromHash, kronorOf, periodText, type Selection, select, toHash, yearOf } from "./selection.ts";
import type { EvidenceRow, FindingRow } from "./types.ts";

export interface FindingsPage {
  findings: readonly FindingRow[];
  rules: readonly RuleText[];
  /** called once, when the first case is opened: the rows are many and most readers look at a few */
  loadRows: () => Promise<EvidenceRow[]>;
}

/** The work list: choose, sort, search, and read one case at a time. */
export function findingsPage({ findings, rules, loadRows }: FindingsPage): HTMLElement {
  let loaded: Promise<Map<string, EvidenceRow[]>> | undefined;
  const rowsOf = async (id: string): Promise<EvidenceRow[]> => {
    loaded ??= loadRows().then(byFinding);
    return (await loaded).get(id) ?? [];
  };
  let selection: Selection = fromHash(location.hash);

  const filters = html`<form class="filters" onsubmit=${(event: Event) => event.preventDefault()}></form>`;
  const list = html`<div class="case-list"></div>`;
  const open = html`<section class="case-place" aria-label="Valt fall"></section>`;

  const choose = (change: Selection): void => {
    const next = { ...selection, fall: undefined, ...change };
    history.replaceState(null, "", toHash(next));
    show(next);
  };

  function show(next: Selection): void {
    const caseChanged = next.fall !== selection.fall;
    selection = next;
    const chosen = select(findings, selection);
    filters.replaceChildren(...filterFields(findings, selection, choose), summary(chosen, findings.length));
    list.replaceChildren(findingsTable(chosen, selection));
    const current = findings.find((finding) => finding.fynd_id === selection.fall) ?? chosen[0];
    open.replaceChildren(
      ...(current
        ? [
            caseView(
              current,
              rules.find((rule) => rule.regel_id === current.regel_id),
              rowsOf(current.fynd_id),
            ),
          ]
        : []),
    );
    if (caseChanged && selection.fall) {
      open.scrollIntoView({ block: "start" });
      open.querySelector("h2")?.focus({ preventScroll: true });
    }
  }

  addEventListener("hashchange", () => show(fromHash(location.hash)));
  show(selection);
  return html`<div>${filters}${open}<h2 id="listan">Alla fall i urvalet</h2>${list}</div>`;
}

function byFinding(rows: readonly EvidenceRow[]): Map<string, EvidenceRow[]> {
  const groups = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const group = groups.get(row.fynd_id);
    if (group) group.push(row);
    else groups.set(row.fynd_id, [row]);
  }
  return groups;
}

function summary(chosen: readonly FindingRow[], all: number): HTMLElement {
  const of = chosen.length === all ? "" : ` av ${format.number(all)}`;
  return html`<p class="filters-summary" role="status">${format.number(chosen.length)}${of} fall, ${format.kronor(kronorOf(chosen))} <button type="button" class="quiet-button screen-only" onclick=${() => document.getElementById("listan")?.scrollIntoView()}>Till listan</button></p>`;
}

type Choice = readonly [value: string, label: string];

function filterFields(
  findings: readonly FindingRow[],
  selection: Selection,
  choose: (change: Selection) => void,
): HTMLElement[] {
  const distinct = (pairs: Choice[]): Choice[] =>
    [...new Map(pairs).entries()].sort((a, b) => a[1].localeCompare(b[1], "sv"));
  const field = (key: keyof Selection, label: string, all: string, choices: readonly Choice[]): HTMLElement => {
    const select = html`<select name=${key} onchange=${(event: Event) => {
      choose({ [key]: (event.target as HTMLSelectElement).value || undefined });
      // the fields were made anew: who chose with the keyboard keeps the place
      document.querySelector<HTMLElement>(`.filters select[name="${key}"]`)?.focus();
    }}>
      <option value="">${all}</option>
      ${choices.map(([value, text]) => html`<option value=${value} selected=${selection[key] === value}>${text}</option>`)}
    </select>`;
    return html`<label>${label} ${select}</label>`;
  };
  const classes = distinct(findings.map((row): Choice => [row.klass, classWord(row.klass)]));
  return [
    field("regel", "Mönster", "alla", distinct(findings.map((row): Choice => [row.regel_id, row.regel_namn]))),
    field(
      "utforare",
      "Utförare",
      "alla",
      distinct(
        findings.flatMap((row): Choice[] =>
          row.utforare_id ? [[row.utforare_id, row.utforare_namn ?? row.utforare_id]] : [],
        ),
      ),
    ),
    ...(classes.length > 1 ? [field("klass", "Klass", "båda", classes)] : []),
    field("ar", "År", "alla", distinct(findings.map((row): Choice => [yearOf(row.period), yearOf(row.period)]))),
  ];
}

function findingsTable(findings: readonly FindingRow[], selection: Selection): HTMLElement {
  const fall: Column<FindingRow> = {
    key: "fynd_id",
    label: "Fall",
    href: ({ fynd_id }) => toHash({ ...selection, fall: fynd_id }),
    render: ({ fynd_id }) => html`<span class="unbroken">${fynd_id}</span>`,
  };
  const period: Column<FindingRow> = {
    key: "period",
    label: "Period",
    type: "period",
    render: ({ period }) => periodText(period),
  };
  const minuter: Column<FindingRow> = { key: "minuter", label: "Minuter", type: "number" };
  const kronor: Column<FindingRow> = { key: "belopp_kr", label: "Kronor", type: "kronor" };
  const columns: Column<FindingRow>[] = [
    fall,
    {
      key: "regel_namn",
      label: "Mönster",
      render: ({ regel_namn, forklaring }) =>
        html`<div class="prose-cell">${regel_namn}<div class="cell-detail">${forklaring}</div></div>`,
    },
    {
      key: "utforare_namn",
      label: "Utförare",
      render: ({ utforare_namn, utforare_id, enhet_namn }) =>
        html`<div class="what-cell">${utforare_namn ?? utforare_id ?? ""}<div class="cell-detail">${enhet_namn ?? ""}</div></div>`,
    },
    {
      key: "brukare",
      label: "Brukare",
      render: ({ brukare }) => html`<span class="unbroken">${brukare ?? "–"}</span>`,
    },
    period,
    minuter,
    kronor,
  ];
  const exportColumns: Column<FindingRow>[] = [
    { key: "fynd_id", label: "Fall" },
    { key: "regel_id", label: "Regel" },
    { key: "regel_namn", label: "Mönster" },
    { key: "klass", label: "Klass", render: ({ klass }) => classWord(klass) },
    { key: "utforare_namn", label: "Utförare" },
    { key: "driftsform_namn", label: "Driftsform" },
    { key: "enhet_namn", label: "Enhet" },
    { key: "brukare", label: "Brukare" },
    { key: "period", label: "Period" },
    minuter,
    kronor,
    { key: "antal_rader", label: "Antal rader", type: "number" },
    { key: "forklaring", label: "Vad som syns" },
  ];
  return table(findings, columns, {
    caption: "Mönster att fråga om",
    pageSize: 25,
    sort: { key: "belopp_kr", descending: true },
    filter: true,
    exportColumns,
    ifEmpty: "Inget mönster i urvalet.",
  });
}
