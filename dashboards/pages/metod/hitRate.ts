import { html } from "htl";
import { methodNames } from "../../../src/messages/outcome.ts";
import { calibration } from "../../components/calibration.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { intervalRows } from "../../components/interval.ts";
import { keyFigures } from "../../components/keyFigures.ts";
import { type NoticeKind, notice } from "../../components/notice.ts";
import { table } from "../../components/table.ts";
import type { DecileRow, OutcomeRow, VerdictRow } from "./types.ts";

/** Which days a row is about: one day that was tested, or all of them together. */
const originText = (ursprung: string): string =>
  ursprung === "alla" ? "alla prövade dagar" : `efter ${format.quarter(ursprung)}`;

export const methodName = (metod: string): string => format.capitalise(methodNames[metod] ?? metod);

/** The methods at the capacity nearest to what is planned, the latest origin: the score first, then the best comparisons. */
export function atCapacity(rows: readonly OutcomeRow[], urval: OutcomeRow["urval"] = "alla"): OutcomeRow[] {
  const own = rows.filter((row) => row.urval === urval && row.k != null && row.precision != null);
  const latest = own
    .map(({ ursprung }) => ursprung)
    .sort()
    .at(-1);
  const of = own.filter(({ ursprung }) => ursprung === latest);
  const least = Math.min(...of.map(({ k }) => k ?? Number.POSITIVE_INFINITY));
  return of
    .filter(({ k }) => k === least)
    .sort(
      (a, b) =>
        Number(b.typ === "poang") - Number(a.typ === "poang") ||
        (b.precision ?? 0) - (a.precision ?? 0) ||
        (a.metod < b.metod ? -1 : 1),
    );
}

/** Does a plain comparison do as well? Said in so many words, whichever way it goes. */
export function againstBaselines(rows: readonly OutcomeRow[]): string {
  const [score, ...others] = atCapacity(rows);
  const best = others.find(({ typ, metod }) => typ === "baslinje" && metod !== "slump");
  if (score?.typ !== "poang" || !best || score.precision == null || best.precision == null) return "";
  const name = methodName(best.metod).toLocaleLowerCase("sv");
  const shares = `${format.share(score.precision)} mot ${format.share(best.precision)}`;
  if (best.precision > score.precision)
    return `En enklare metod träffade bättre: ”${name}” fann fler brister bland de ${format.number(score.k)} första än poängen gjorde (${shares}). Så länge det är så bör ni inte lita på ordningen mer än på den.`;
  const overlap = score.lag != null && best.hog != null && score.lag <= best.hog;
  return overlap
    ? `Poängen träffade minst lika ofta som den bästa enkla metoden, ”${name}” (${shares}), men intervallen överlappar: skillnaden är inte säkerställd.`
    : `Poängen träffade säkert oftare än den bästa enkla metoden, ”${name}” (${shares}).`;
}

const kindOf = (status: string): NoticeKind =>
  /samre/.test(status) ? "broken" : /racker-inte|likvardig/.test(status) ? "thin" : "fact";

/** How well the score has hit: the verdict first, then at capacity beside plain comparisons, then whether 30 % means 30 %. */
export function hitRate(
  rows: readonly OutcomeRow[],
  deciles: readonly DecileRow[],
  verdicts: readonly VerdictRow[],
): HTMLElement {
  if (rows.length === 0 && verdicts.length === 0)
    return notice({
      kind: "thin",
      title: "Poängen är ännu inte prövad mot verkligheten",
      text: html`<span>Kommandot <code>uppsikt backtest</code> fryser poängen vid tidigare dagar och jämför med vad uppföljningarna sedan fann. Tills det är gjort vet ingen hur väl den träffar.</span>`,
    });
  const own = rows.filter(({ typ, urval }) => typ === "poang" && urval === "alla");
  return html`<div>
    ${verdicts.map(({ mening, status }, index) => (index === 0 ? notice({ kind: kindOf(status), title: mening }) : html`<p>${mening}</p>`))}
    ${verdictFigures(own)}
    ${capacityFigure(rows)}
    ${calibrationFigure(deciles)}
    ${lotSentence(rows)}
    ${rows.length > 0 ? allRows(rows) : null}
  </div>`;
}

function verdictFigures(own: readonly OutcomeRow[]): HTMLElement | null {
  const latest = [...own].sort((a, b) => (a.ursprung < b.ursprung ? 1 : -1)).find(({ auc }) => auc != null);
  if (!latest) return null;
  const origin = `${originText(latest.ursprung)}, ${format.number(latest.n)} uppföljda`;
  return keyFigures([
    {
      label: "Rätt ordning (AUC)",
      value: format.number(latest.auc, 2),
      basis: `0,5 är slump och 1 är felfritt; ${origin}`,
    },
    ...(latest.skill == null
      ? []
      : [
          {
            label: "Bättre än att alltid säga medeltalet",
            value: format.share(latest.skill),
            basis: `Brierpoäng ${format.number(latest.brier, 3)}; noll vore lika bra, minus sämre`,
          },
        ]),
    ...(latest.kalibrering_lutning == null
      ? []
      : [
          {
            label: "Kalibreringens lutning",
            value: format.number(latest.kalibrering_lutning, 2),
            basis: "1 är rätt; under 1 är poängen för säker på sin sak",
          },
        ]),
  ]);
}

function capacityFigure(rows: readonly OutcomeRow[]): HTMLElement {
  const methods = atCapacity(rows);
  const [score] = methods;
  const base = score?.precision != null && score.lift ? score.precision / score.lift : null;
  return intervalRows({
    title: score
      ? `Av de ${format.number(score.k)} som ${methodName(score.metod) === "Uppsikts poäng" ? "poängen" : methodName(score.metod)} satte först hade ${format.number(score.traffar)} en brist`
      : "Träffar bland de främsta",
    subtitle: score
      ? `Andel med brist bland de ${format.number(score.k)} första, ${originText(score.ursprung)}, 90 % intervall`
      : "",
    summary: againstBaselines(rows) || "Ingen enkel metod finns att jämföra med.",
    note: "Alla metoder får samma uppgifter, de som var registrerade på dagen, och bedöms på samma uppföljningar efter den.",
    valueLabel: "Andel med brist",
    type: "share",
    ...(base == null ? {} : { reference: { value: base, label: `bland alla ${format.share(base)}` } }),
    rows: methods.map((row) => ({
      label: methodName(row.metod),
      value: row.precision,
      low: row.lag,
      high: row.hog,
      n: row.k,
      highlight: row.typ === "poang",
    })),
    ifEmpty: "Uppföljningarna efter de tidigare dagarna är för få för att räkna träffar.",
  });
}

function calibrationFigure(deciles: readonly DecileRow[]): HTMLElement {
  const own = deciles.filter(({ metod }) => methodName(metod) === "Uppsikts poäng");
  const outside = own.filter(({ vantat, lag, hog }) => (lag != null && vantat < lag) || (hog != null && vantat > hog));
  return calibration({
    title: calibrationTitle(own.length, outside.length),
    subtitle: "Väntad och verklig andel med brist, tiondel för tiondel, 90 % intervall",
    summary:
      outside.length === 0
        ? "I alla grupper ligger det väntade inom utfallets intervall: när poängen säger 30 % har ungefär 30 av 100 en brist."
        : `Det väntade ligger utanför utfallets intervall i ${format.list(outside.map(({ decil }) => `grupp ${decil}`))}.`,
    points: own.map(({ decil, vantat, utfall, lag, hog, n }) => ({
      label: `Grupp ${decil}`,
      expected: vantat,
      found: utfall,
      low: lag,
      high: hog,
      n,
    })),
    ifEmpty: "Det krävs fler uppföljningar för att se om sannolikheterna stämmer.",
  });
}

function calibrationTitle(groups: number, outside: number): string {
  if (groups === 0) return "Stämmer sannolikheterna med utfallen?";
  if (outside === 0) return "Sannolikheterna stämmer med utfallen";
  return `${format.capitalise(format.inWords(outside))} av ${format.inWords(groups)} grupper avviker från det väntade`;
}

/** What was drawn by lot is the only honest mirror: the rest was followed up because somebody suspected something. */
export function lotSentence(rows: readonly OutcomeRow[]): HTMLElement {
  const [score] = atCapacity(rows, "slump");
  const why =
    "Det som följs upp väljs oftast för att någon anar en brist, och därför ser varje metod bättre ut än den är. Bara slumpvalda uppföljningar speglar alla.";
  if (!score) return html`<p><strong>Slumpvalda.</strong> ${why} Ännu är de för få för att räkna på.</p>`;
  return html`<p><strong>Slumpvalda.</strong> ${why} Bland ${format.number(score.n)} slumpvalda hade ${format.share(score.precision)} (${format.shareInterval(score.lag, score.hog)}) av de ${format.number(score.k)} som poängen satte först en brist.</p>`;
}

function allRows(rows: readonly OutcomeRow[]): HTMLElement {
  const shown = rows
    .map((row) => ({
      ...row,
      namn: methodName(row.metod),
      fryst: originText(row.ursprung),
      bland: row.urval === "slump" ? "slumpvalda" : "alla",
    }))
    .sort(
      (a, b) =>
        (a.ursprung < b.ursprung ? 1 : a.ursprung > b.ursprung ? -1 : 0) ||
        (a.urval < b.urval ? -1 : a.urval > b.urval ? 1 : 0) ||
        (a.k ?? 0) - (b.k ?? 0) ||
        Number(b.typ === "poang") - Number(a.typ === "poang") ||
        (a.metod < b.metod ? -1 : 1),
    );
  type Row = (typeof shown)[number];
  const columns: Column<Row>[] = [
    { key: "namn", label: "Metod" },
    { key: "fryst", label: "Poängen fryst" },
    { key: "bland", label: "Bland" },
    { key: "k", label: "De första", type: "number" },
    { key: "traffar", label: "Träffar", type: "number" },
    {
      key: "precision",
      label: "Andel träffar",
      type: "share",
      render: (row) => `${format.share(row.precision)} (${format.shareInterval(row.lag, row.hog)})`,
    },
    { key: "recall", label: "Andel av alla brister", type: "share" },
    { key: "lift", label: "Gånger bättre än slump", type: "number", digits: 1 },
    { key: "auc", label: "AUC", type: "number", digits: 2 },
    { key: "n", label: "Uppföljda", type: "number" },
  ];
  return table(shown, columns, { caption: "Träffar för varje metod, dag och antal", pageSize: 15 });
}
