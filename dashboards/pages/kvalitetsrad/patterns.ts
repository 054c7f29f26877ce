import { type Column, format, html, table } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Monster, Tema } from "../common/rows.ts";
import { countOf, outcomeWord, ratioText, someOf } from "../common/words.ts";

/** How strong, on what; the share of chance only where the explanation has not already said it. */
export function patternBasis({
  utfall,
  q,
  rr,
  rr_lag,
  rr_hog,
  n,
  antal_enheter,
  antal_utforare,
  forklaring,
}: Monster | Tema): string {
  const carriers = `${countOf(antal_enheter, "enhet", "enheter")} hos ${countOf(antal_utforare, "utförare", "utförare")}`;
  const ratio = rr == null ? "" : `, ${ratioText(rr, rr_lag, rr_hog)}`;
  const chance =
    q == null || forklaring.includes("slump")
      ? ""
      : ` Av mönster som ser lika starka ut väntas ${format.share(q, q < 0.01 ? 1 : 0)} vara slump.`;
  return `${format.capitalise(outcomeWord(utfall))}${ratio}; n = ${format.number(n)}, ${carriers}.${chance}`;
}

/** The first sentence and the rest: the first is what is read at the table. */
function parted(text: string): [first: string, rest: string] {
  const [first = "", ...rest] = text.split(/(?<=[.!?]) (?=[A-ZÅÄÖ])/);
  return [first, rest.join(" ")];
}

const told = (text: string): HTMLElement => {
  const [first, rest] = parted(text);
  return html`<div><p class="matter-title">${first}</p>${rest ? html`<p>${rest}</p>` : null}</div>`;
};

/** Patterns over several series: the explanation is the judge's own, the names are the register's, and what to do about it stands beside. */
export function patternList(patterns: readonly Monster[], names: Register): HTMLElement {
  // facts on record are many and alike: a table to look up in, not a list to read
  const records = patterns.filter(({ utfall }) => utfall === "konstaterat");
  const found = patterns.filter((pattern) => !records.includes(pattern));
  const kinds = [...new Set(records.map(({ typ_namn }) => typ_namn))];
  return html`<div>
    ${found.length === 0 ? html`<p>Inget mönster över flera enheter har hittats.</p>` : foundList(found, names)}
    ${kinds.map((kind) =>
      recordTable(
        records.filter(({ typ_namn }) => typ_namn === kind),
        kind,
        names,
      ),
    )}
  </div>`;
}

function unitLink(id: string, names: Register): HTMLElement {
  const href = names.unitHref(id);
  return href ? html`<a href=${href}>${names.unitName(id)}</a>` : html`<span>${names.unitName(id)}</span>`;
}

const unitLinks = (ids: readonly string[], names: Register): (HTMLElement | string)[] =>
  ids.flatMap((id, index) => (index === 0 ? [unitLink(id, names)] : [", ", unitLink(id, names)]));

interface RecordRow extends Monster {
  enhet: string;
}

function recordTable(records: readonly Monster[], caption: string, names: Register): HTMLElement {
  const rows: RecordRow[] = records.map((row) => ({
    ...row,
    enhet: row.enheter.map((id) => names.unitName(id)).join(", "),
  }));
  const columns: Column<RecordRow>[] = [
    { key: "enhet", label: "Enhet", render: (row) => html`<span>${unitLinks(row.enheter, names)}</span>` },
    { key: "forklaring", label: "Vad som har konstaterats" },
    { key: "forslag", label: "Förslag" },
  ];
  return table(rows, columns, { caption, pageSize: 5, rowsOnPaper: 20 });
}

function foundList(found: readonly Monster[], names: Register): HTMLElement {
  return html`<ol class="matters">${found.map((pattern) => {
    const links = pattern.enheter.map((id) => unitLink(id, names));
    return html`<li>
      <p class="chart-subtitle">${pattern.typ_namn}${pattern.verksamhetsomrade ? `, ${names.serviceName(pattern.verksamhetsomrade).toLocaleLowerCase("sv")}` : ""}, ${format.quarter(pattern.kvartal)}</p>
      ${told(pattern.forklaring)}
      <p>${pattern.forslag}</p>
      <p class="chart-note">${patternBasis(pattern)}</p>
      ${links.length > 0 ? html`<details><summary>${format.capitalise(countOf(links.length, "enhet", "enheter"))} som bär mönstret</summary><ul>${links.map((link) => html`<li>${link}</li>`)}</ul></details>` : null}
    </li>`;
  })}</ol>`;
}

/** Proposals for the next kvalitetsuppföljning. The rows hold no enhet and no utförare: a theme is about how it is done, not by whom (HU-29). */
export function themeList(themes: readonly Tema[], names: Register): HTMLElement {
  if (themes.length === 0)
    return html`<p>Inget mönster är starkt nog att föreslå som tema. Temat kan då väljas på annan grund, till exempel något som verksamheterna själva lyfter.</p>`;
  const areas = [...new Set(themes.flatMap(({ verksamhetsomrade }) => verksamhetsomrade ?? []))].map((kod) =>
    names.serviceName(kod).toLocaleLowerCase("sv"),
  );
  return html`<div>
    <p>${format.capitalise(countOf(themes.length, "mönster", "mönster", true))} finns hos flera utförare${areas.length > 0 ? ` inom ${someOf(areas)}` : ""} och kan bli tema för en kvalitetsuppföljning. Här står inte vilka verksamheter det gäller: en kvalitetsuppföljning söker orsaker, inte verksamheter.</p>
    <ol class="matters">${themes.map(
      (theme) => html`<li>
        ${told(theme.forslag)}
        <p>${theme.forklaring}</p>
        <p class="chart-note">${patternBasis(theme)}</p>
      </li>`,
    )}</ol>
  </div>`;
}
