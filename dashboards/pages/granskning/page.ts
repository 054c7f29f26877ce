import { html } from "htl";
import type { Columnar } from "../../components/columnar.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { heading } from "../../components/heading.ts";
import { type KeyFigure, keyFigures } from "../../components/keyFigures.ts";
import { notice } from "../../components/notice.ts";
import { rowTable } from "../../components/rowTable.ts";
import { type Asked, addAsked, askedFigures, askedOf, NOTHING_ASKED } from "../common/asked.ts";
import { explainId, sumId } from "../common/explainId.ts";
import { ledgerFlow, unexplainedBars } from "../ekonomi/figures.ts";
import { hourFlow, hourSums } from "../ekonomi/hours.ts";
import { type Ledger, ledgerOf, wholeKronor } from "../ekonomi/ledger.ts";
import { type CauseMonthRow, causesOf, type FindingMonthRow, type MonthRow, monthHeatmap } from "../ekonomi/months.ts";
import { type ProviderRow, providerTable } from "../ekonomi/tables.ts";
import { answerText } from "../fynd/answers.ts";
import { type Findings, findingsOf, SORTABLE, WORK_ORDER } from "../fynd/findings.ts";
import { EVERYTHING, periodText, toHash } from "../fynd/selection.ts";
import type { FindingRow } from "../fynd/types.ts";
import { providerHeadline, providerLead } from "./headline.ts";
import { monthBars, monthTable, type ProviderMonth, providerMonths } from "./months.ts";
import { type Place, placeFrom, placeHref } from "./place.ts";

export interface ProviderPage {
  providers: readonly ProviderRow[];
  months: readonly MonthRow[];
  causes: readonly CauseMonthRow[];
  asked: readonly FindingMonthRow[];
  /** called when the first list of findings is shown: the figures do not wait for it */
  loadFindings: () => Promise<Columnar>;
  notices: readonly Node[];
}

/** One utförare, or one month of it: from the sums down to the findings. */
export function providerPage(data: ProviderPage): HTMLElement {
  const names = new Map(data.providers.map((row) => [row.utforare_id, row.utforare_namn ?? row.utforare_id]));
  let findings: Promise<Findings> | undefined;
  const loaded = (): Promise<Findings> => {
    findings ??= data.loadFindings().then(findingsOf);
    return findings;
  };
  const page = html`<div></div>`;
  const show = (scroll: boolean): void => {
    const place = placeFrom(location.hash);
    page.replaceChildren(...(place.utforare ? onePart(place) : allParts()));
    if (scroll) scrollTo({ top: 0 });
  };

  function allParts(): Node[] {
    const ledger = ledgerOf(causesOf(data.causes));
    const largest = [...data.providers].sort((a, b) => (b.oforklarad_kr ?? 0) - (a.oforklarad_kr ?? 0))[0];
    return [
      heading({
        kicker: "Utförare",
        title: `${format.capitalise(format.inWords(data.providers.length))} utförare, ${format.kronorShort(ledger.unexplained)} utan förklaring`,
        lead: largest?.oforklarad_kr
          ? `Mest återstår hos ${names.get(largest.utforare_id)}: ${format.kronorShort(largest.oforklarad_kr)}. Välj en utförare för att se dess månader.`
          : "Välj en utförare för att se dess månader.",
      }),
      ...data.notices,
      providerTable(data.providers, ({ utforare_id }) => placeHref({ utforare: utforare_id })),
      monthHeatmap({
        causes: data.causes,
        findings: data.asked,
        names,
        href: (utforare, manad) => placeHref({ utforare, ...(manad ? { manad } : {}) }),
      }),
    ];
  }

  function onePart(place: Place): Node[] {
    const utforare = place.utforare as string;
    if (!names.has(utforare)) return [crumbs(utforare, place), ...unknownProvider(utforare)];
    const name = names.get(utforare) ?? utforare;
    const own = <Row extends { utforare_id: string }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => row.utforare_id === utforare);
    const [months, causes, asked] = [own(data.months), own(data.causes), own(data.asked)];
    const all = providerMonths(months, causes, asked);
    const at = all.find(({ manad }) => manad === place.manad);
    if (place.manad && !at) return [crumbs(name, place), ...unknownMonth(name, place.manad, all)];
    const within = <Row extends { manad: string }>(rows: readonly Row[]): Row[] =>
      place.manad ? rows.filter(({ manad }) => manad === place.manad) : [...rows];
    const sums = causesOf(within(causes));
    const ledger = ledgerOf(sums);
    const questions = within(asked).map(askedOf).reduce(addAsked, NOTHING_ASKED);
    const worst = [...all].sort((a, b) => (b.oforklarad_kr ?? 0) - (a.oforklarad_kr ?? 0))[0];
    const driftsform = data.providers.find((row) => row.utforare_id === utforare)?.driftsform_namn;
    return [
      crumbs(name, place),
      heading({
        kicker: ["Utförare", driftsform, place.manad ? format.month(place.manad) : null].filter(Boolean).join(" · "),
        title: providerHeadline(name, place.manad ? `i ${format.month(place.manad)}` : "", ledger),
        lead: providerLead(
          questions,
          place.manad || !worst ? null : { manad: worst.manad, kronor: worst.oforklarad_kr ?? 0 },
          ledger,
        ),
      }),
      keyFigures(figures(ledger, questions, place.manad ? (at ? [at] : []) : all)),
      html`<p class="cell-detail">${explainId(sumId(utforare, place.manad))}</p>`,
      ...(place.manad ? [turnMonth(utforare, all, place.manad)] : [monthBars(all), monthTable(utforare, all)]),
      html`<h2>${place.manad ? "Månadens fall" : "Det som väntas ge mest att fråga om"}</h2>`,
      questionsOf(loaded, place),
      html`<h2>Avstämningen</h2>`,
      hourFlow(
        hourSums(within(months), sums),
        ledger,
        within(months).some(({ beraknad }) => beraknad),
      ),
      ledgerFlow(sums, ledger),
      unexplainedBars(sums, ledger),
    ];
  }

  addEventListener("hashchange", () => show(true));
  show(false);
  return page;
}

/** A month outside the data is no month without invoices. */
const unknownMonth = (name: string, manad: string, all: readonly ProviderMonth[]): Node[] => [
  heading({
    kicker: "Utförare",
    title: `${format.capitalise(format.month(manad))} ligger utanför uppgifterna om ${name}`,
    ...(all.length > 0
      ? { lead: `De går från ${format.month(all[0]!.manad)} till ${format.month(all.at(-1)!.manad)}.` }
      : {}),
  }),
];

/** A link may be older than the run, or have been typed: an empty page would say that nothing was invoiced. */
const unknownProvider = (id: string): Node[] => [
  heading({ kicker: "Utförare", title: `${id} finns inte i den här körningen` }),
  notice({
    kind: "fact",
    title: "Ingen utförare med det id:t har fakturerat eller har en beräknad kostnad",
    text: html`Alla som har det står i <a href="#">listan över utförare</a>.`,
  }),
];

function crumbs(name: string, { utforare, manad }: Place): HTMLElement {
  return html`<nav class="crumbs" aria-label="Var du är"><ol>
    <li><a href="./">Fakturagranskning</a></li>
    <li><a href="#">Utförare</a></li>
    ${manad ? html`<li><a href=${placeHref({ ...(utforare ? { utforare } : {}) })}>${name}</a></li>` : html`<li aria-current="page">${name}</li>`}
    ${manad ? html`<li aria-current="page">${format.month(manad)}</li>` : null}
  </ol></nav>`;
}

function turnMonth(utforare: string, all: readonly ProviderMonth[], manad: string): HTMLElement {
  const at = all.findIndex((row) => row.manad === manad);
  const link = (row: ProviderMonth | undefined, arrow: (text: string) => string) =>
    row ? html`<a href=${placeHref({ utforare, manad: row.manad })}>${arrow(format.month(row.manad))}</a>` : null;
  return html`<p class="turn-month screen-only">${link(all[at - 1], (text) => `← ${text}`)} ${link(at < 0 ? undefined : all[at + 1], (text) => `${text} →`)}</p>`;
}

function figures(ledger: Ledger, asked: Asked, months: readonly ProviderMonth[]): KeyFigure[] {
  const whole = wholeKronor(ledger);
  const booked = months.filter(({ bokford_kr }) => bokford_kr);
  const calculated = months.some(({ beraknad }) => beraknad);
  const difference = booked.reduce((sum, { skillnad_kr }) => sum + (skillnad_kr ?? 0), 0);
  return [
    {
      label: calculated ? "Fakturerat eller beräknat för tid" : "Fakturerat för tid",
      value: whole(ledger.time),
      basis: `av ${whole(ledger.total)} totalt${calculated ? "; egen regi utan fakturor till beräknad kostnad" : ""}`,
    },
    {
      label: "Ej förklarat",
      value: ledger.time > 0 ? format.kronorShort(ledger.unexplained) : "–",
      basis:
        ledger.time > 0
          ? `${format.share(ledger.unexplained / ledger.time, 2)} av det som fakturerats för tid`
          : "inget är fakturerat för tid",
    },
    ...askedFigures(asked),
    ...(booked.length > 0
      ? [
          {
            label: "Skillnad mot bokfört",
            value: format.kronorShort(difference),
            basis: `fakturerat minus bokfört, ${format.inWords(booked.length)} ${booked.length === 1 ? "månad" : "månader"}`,
          },
        ]
      : []),
  ];
}

/** The findings of the place, each a link to its case. */
function questionsOf(load: () => Promise<Findings>, { utforare, manad }: Place): HTMLElement {
  const chosen = { ...(utforare ? { utforare } : {}), ...(manad ? { manad } : {}) };
  const box = html`<div><p class="table-status">Hämtar fallen …</p></div>`;
  load().then(
    (findings) => {
      const { rows } = findings.choose(chosen, "");
      const columns: Column<FindingRow>[] = [
        {
          key: "regel_namn",
          label: "Mönster",
          href: ({ fynd_id }) => `./fynd${toHash({ ...EVERYTHING, chosen, fall: fynd_id })}`,
          render: ({ regel_namn }) => html`<span class="what-cell">${regel_namn}</span>`,
        },
        { key: "enhet_namn", label: "Enhet", render: ({ enhet_namn }) => enhet_namn ?? "ingen enskild enhet" },
        { key: "period", label: "Period", type: "period", render: ({ period }) => periodText(period) },
        { key: "minuter", label: "Minuter", type: "number" },
        {
          key: "unik_kr",
          label: "Unika kronor",
          type: "kronor",
          render: ({ unik_kr, belopp_kr }) => format.kronor(unik_kr ?? belopp_kr),
        },
        {
          key: "vantad_kr",
          label: "Väntade kronor",
          type: "kronor",
          render: ({ vantad_kr }) => (vantad_kr === null ? "–" : format.kronor(vantad_kr)),
        },
        { key: "svar", label: "Svar", render: (finding) => (finding.svar === null ? "–" : answerText(finding)) },
        { key: "fynd_id", label: "Fall", render: ({ fynd_id }) => html`<span class="unbroken">${fynd_id}</span>` },
      ];
      const list = rowTable<FindingRow>({
        caption: "Fall, det som väntas ge mest först",
        columns,
        sortable: SORTABLE.filter((key) => columns.some((column) => column.key === key)),
        order: WORK_ORDER,
        onOrder: (order) => {
          const sorted = findings.inOrder(rows, order);
          list.show(
            { length: sorted.length, slice: (from, to) => Array.from(sorted.subarray(from, to), findings.row) },
            order,
          );
        },
        pageSize: 10,
        ifEmpty: "Ingen regel gav något att fråga om här.",
      });
      list.show(
        { length: rows.length, slice: (from, to) => Array.from(rows.subarray(from, to), findings.row) },
        WORK_ORDER,
      );
      box.replaceChildren(
        list.element,
        ...(rows.length > 0
          ? [
              html`<p><a href=${`./fynd${toHash({ ...EVERYTHING, chosen })}`}>Öppna de ${format.number(rows.length)} i arbetslistan</a>, med filter och fil till Excel.</p>`,
            ]
          : []),
      );
    },
    () => box.replaceChildren(html`<p>Fallen kunde inte hämtas. Ladda om sidan och försök igen.</p>`),
  );
  return box;
}
