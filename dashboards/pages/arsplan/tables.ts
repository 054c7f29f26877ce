import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import { explainId } from "../common/explainId.ts";
import { reasonOf } from "./headline.ts";
import type { CoverageRow, LeftOutRow, PlanRow } from "./types.ts";

/** Every row with why it is there: the sentence, the rules by id, the risks by link. The file has each fact in its own column. */
export function planTable(rows: readonly PlanRow[]): HTMLElement {
  const shown = rows.map((row) => ({ ...row, enhet: row.enhet_namn ?? row.enhet_id, slag: reasonOf(row) }));
  type Row = (typeof shown)[number];
  const columns: Column<Row>[] = [
    {
      key: "enhet",
      label: "Enhet",
      render: (row) =>
        html`<div class="what-cell">${row.enhet}<div class="cell-detail">${row.verksamhetsomrade_namn ?? ""}</div></div>`,
    },
    { key: "manad", label: "Månad", type: "period", render: ({ manad }) => format.month(manad).replace(/ \d{4}$/, "") },
    {
      key: "metod",
      label: "Vad och vem",
      render: (row) =>
        html`<div class="what-cell">${row.metod}<div class="cell-detail">${format.number(row.timmar)} timmar, ${row.roll}, ${row.form.toLocaleLowerCase("sv")}</div></div>`,
    },
    { key: "slag", label: "Slag" },
    { key: "skal", label: "Varför", render: why },
  ];
  const exportColumns: Column<Row>[] = [
    { key: "planrad_id", label: "Id" },
    { key: "manad", label: "Månad", type: "period" },
    { key: "enhet", label: "Enhet" },
    { key: "utforare_namn", label: "Utförare" },
    { key: "driftsform_namn", label: "Driftsform" },
    { key: "verksamhetsomrade_namn", label: "Verksamhetsområde" },
    { key: "metod", label: "Metod" },
    { key: "form", label: "Form" },
    { key: "roll", label: "Roll" },
    { key: "timmar", label: "Timmar", type: "number" },
    { key: "slag", label: "Slag" },
    { key: "skal", label: "Varför" },
    { key: "regler", label: "Regler" },
    { key: "risk_namn", label: "Risker" },
    { key: "risk_ids", label: "Riskernas id" },
    { key: "senast", label: "Senast", type: "date" },
    { key: "forfallen", label: "Tiden har gått ut" },
    { key: "over_kapacitet", label: "Över tillgänglig tid" },
  ];
  return table(shown, columns, {
    caption: "Årsplanens uppföljningar",
    pageSize: 20,
    exportColumns,
    ifEmpty: "Ingen uppföljning är planerad.",
  });
}

function why({ planrad_id, skal, regler, risk_ids, risk_namn, over_kapacitet }: PlanRow): HTMLElement {
  const rules = regler.map((rule) => html`<a href=${`./metod#${rule}`}>${rule}</a>`);
  const risks = risk_ids.map(
    (id, index) => html`<a href=${`./riskmatris#${id}`}>${risk_namn[index]?.toLocaleLowerCase("sv") ?? id}</a>`,
  );
  return html`<div class="prose-cell wide">${skal}
    <div class="cell-detail">${over_kapacitet ? html`<strong>Över tillgänglig tid. </strong>` : null}${rules.length ? html`<span>${rules.length > 1 ? "Regler" : "Regel"}: ${listed(rules)}. </span>` : null}${risks.length ? html`<span>Risker: ${listed(risks)}. </span>` : null}${explainId(planrad_id)}</div>
  </div>`;
}

const listed = (links: readonly HTMLElement[]): (HTMLElement | string)[] =>
  links.flatMap((link, index) => (index > 0 ? [", ", link] : [link]));

export function leftOutTable(rows: readonly LeftOutRow[]): HTMLElement {
  const columns: Column<LeftOutRow>[] = [
    { key: "enhet_namn", label: "Enhet", render: ({ enhet_namn, enhet_id }) => enhet_namn ?? enhet_id },
    { key: "utforare_namn", label: "Utförare" },
    { key: "verksamhetsomrade_namn", label: "Verksamhetsområde" },
    {
      key: "skal",
      label: "Varför den inte fick plats",
      render: ({ skal }) => html`<div class="prose-cell">${skal}</div>`,
    },
  ];
  return table(rows, columns, { caption: "Enheter utan uppföljning i planen" });
}

export function coverageTable(rows: readonly CoverageRow[]): HTMLElement {
  const columns: Column<CoverageRow>[] = [
    {
      key: "verksamhetsomrade_namn",
      label: "Verksamhetsområde",
      render: ({ verksamhetsomrade_namn, verksamhetsomrade }) => verksamhetsomrade_namn ?? verksamhetsomrade,
    },
    { key: "enheter", label: "Enheter", type: "number" },
    { key: "planrader", label: "Uppföljningar", type: "number" },
    { key: "tackt", label: "Nås", render: ({ tackt }) => (tackt ? "ja" : html`<strong>nej</strong>`) },
    { key: "i_omfattning", label: "I riktlinjen" },
    { key: "skal", label: "Läget" },
  ];
  return table(rows, columns, { caption: "Planens täckning per verksamhetsområde", filter: false });
}
