import { type Column, chart, format, html, notice, palette, table } from "../../components/index.ts";
import { draw, Plot } from "../../components/plot.ts";
import { NARROW, rowChartWidth, rowLayout } from "../../components/rowLayout.ts";
import { countOf } from "../common/words.ts";
import { levelOrder, levelWord } from "./headline.ts";
import { namesOf, type ProviderRow, type SignKindRow, type SignRow, type StandingRow } from "./types.ts";

export interface SignedProvider {
  standing: StandingRow;
  namn: string;
  signs: SignRow[];
}

/** Those with at least one sign, the gravest level first and the most signs first within it. */
export function withSigns(
  standing: readonly StandingRow[],
  signs: readonly SignRow[],
  providers: readonly ProviderRow[],
): SignedProvider[] {
  const name = namesOf(providers);
  return standing
    .filter(({ antal }) => (antal ?? 0) > 0)
    .map((row) => ({
      standing: row,
      namn: name(row.utforare_id),
      signs: signs
        .filter(({ utforare_id }) => utforare_id === row.utforare_id)
        .sort((a, b) => Number(b.tungt) - Number(a.tungt) || (a.datum < b.datum ? 1 : -1)),
    }))
    .sort(
      (a, b) =>
        levelOrder.indexOf(a.standing.niva) - levelOrder.indexOf(b.standing.niva) ||
        (b.standing.antal ?? 0) - (a.standing.antal ?? 0) ||
        a.namn.localeCompare(b.namn, "sv"),
    );
}

const SHORT: Record<string, string> = {
  "f-skatt": "F-skatt",
  arbetsgivaravgift: "arbetsgivaravgifter",
  "skatteskuld-vaxer": "växande skuld",
  kronofogden: "Kronofogden",
  krediteringar: "mycket krediteras",
  "sena-fakturor": "sena fakturor",
  tillstand: "tillstånd",
  volymfall: "fallande volym",
};
const shortOf = (tecken: string): string => SHORT[tecken] ?? tecken;

/** How many signs each has, by name: a dot per sign, filled where it is heavy. */
export function signChart(found: readonly SignedProvider[], kinds: readonly SignKindRow[]): HTMLElement {
  const kindName = new Map(kinds.map(({ tecken, namn }) => [tecken, namn]));
  const dots = found.flatMap(({ namn, standing, signs }) =>
    signs.map((sign, index) => ({
      namn,
      niva: levelWord(standing.niva),
      slag: kindName.get(sign.tecken) ?? sign.tecken,
      tungt: sign.tungt,
      datum: sign.datum,
      forklaring: sign.forklaring,
      index,
      y: 0,
    })),
  );
  type Dot = (typeof dots)[number];
  const names = found.map(({ namn }) => namn);
  for (const dot of dots) dot.y = names.indexOf(dot.namn);
  const columns: Column<Dot>[] = [
    { key: "namn", label: "Utförare" },
    { key: "niva", label: "Nivå" },
    { key: "slag", label: "Tecken" },
    { key: "tungt", label: "Tungt" },
    { key: "datum", label: "Dag", type: "date" },
    { key: "forklaring", label: "Vad som syns" },
  ];
  const several = found.filter(({ standing }) => standing.niva === "allvarligt" || standing.niva === "flera_tecken");
  const one = found.length - several.length;
  return chart<Dot>({
    title: "Tecken hos varje utförare",
    subtitle: "Antal slag av tecken; de som har flera står först",
    summary:
      several.length > 0
        ? `${format.list(several.slice(0, 3).map(({ namn, signs }) => `${namn} har ${format.inWords(signs.length)}`))}${one > 0 ? `; ${countOf(one, "utförare", "utförare")} till har ett enda` : ""}.`
        : `${format.capitalise(countOf(one, "utförare", "utförare"))} har ett enda tecken, och ingen har flera.`,
    legend: [
      html`<span><span class="dot-mark" data-kind="outside" aria-hidden="true"></span> tungt tecken</span>`,
      html`<span><span class="dot-mark" data-kind="near" aria-hidden="true"></span> tecken</span>`,
    ],
    rows: dots,
    columns,
    draw: (pageWidth) => {
      const width = rowChartWidth(pageWidth);
      const layout = rowLayout(names, width);
      const narrow = width < NARROW;
      const most = Math.max(3, ...found.map(({ signs }) => signs.length));
      const step = 24;
      const words = found.map(({ signs, standing }, y) => ({
        y,
        at: signs.length - 1,
        text: narrow
          ? levelWord(standing.niva)
          : `${levelWord(standing.niva)}: ${format.list(signs.map(({ tecken }) => shortOf(tecken)))}`,
      }));
      return draw({
        width,
        height: layout.height - 12,
        marginTop: 6,
        marginBottom: layout.marginBottom,
        marginLeft: layout.marginLeft,
        marginRight: Math.max(110, width - layout.marginLeft - most * step),
        x: { domain: [-0.5, most - 0.5], axis: null },
        y: layout.y,
        marks: [
          Plot.ruleY(
            names.slice(1).map((_, i) => i + 1),
            { y: (i: number) => i, stroke: palette.rule, dy: narrow ? -23 : -15 },
          ),
          Plot.dot(
            dots.filter(({ tungt }) => !tungt),
            {
              x: "index",
              y: "y",
              dy: layout.dy,
              r: 5.5,
              fill: palette.paper,
              stroke: palette.accent,
              strokeWidth: 2.25,
            },
          ),
          Plot.dot(
            dots.filter(({ tungt }) => tungt),
            { x: "index", y: "y", dy: layout.dy, r: 6.5, fill: palette.accent },
          ),
          Plot.text(words, {
            x: "at",
            y: "y",
            dx: 16,
            dy: layout.dy,
            textAnchor: "start",
            text: "text",
            fontWeight: 600,
          }),
          layout.labels,
        ],
      });
    },
    ifEmpty: "Inget tecken är funnet hos någon utförare som går att pröva.",
  });
}

/** Each as a readable case: what is seen, since when, on which line it rests, what may explain it, and what to ask. */
export function signCards(found: readonly SignedProvider[], kinds: readonly SignKindRow[]): HTMLElement {
  const kind = new Map(kinds.map((row) => [row.tecken, row]));
  return html`<div class="rule-cards">${found.map(({ namn, standing, signs }) => {
    const [first] = signs;
    const known = first && kind.get(first.tecken);
    return html`<article class="rule-card">
      <h3>${namn}</h3>
      <p class="rule-class">${format.capitalise(levelWord(standing.niva))}: ${countOf(signs.length, "slag av tecken", "slag av tecken", true)}${standing.tunga ? `, varav ${format.inWords(standing.tunga, true)} ${standing.tunga === 1 ? "tungt" : "tunga"}` : ""}.</p>
      <ul>${signs.map(
        (sign) =>
          html`<li>${sign.forklaring}<div class="cell-detail">${format.date(sign.datum)}${sign.fil ? html`, rad ${sign.rad} i ${sign.fil.split("/").at(-1)}` : null}</div></li>`,
      )}</ul>
      ${
        known
          ? html`<dl>
        <div><dt>Kan ha en oskyldig förklaring</dt><dd>${known.oskyldig_forklaring}</dd></div>
        <div><dt>Fråga att ställa</dt><dd>${[...new Set(signs.map(({ tecken }) => kind.get(tecken)?.fraga).filter(Boolean))].join(" ")}</dd></div>
      </dl>`
          : null
      }
    </article>`;
  })}</div>`;
}

export interface SignLimits {
  several: number;
  serious: number;
}

/** How signs add up, and what could not be tried: shown beside the levels, since no guideline gives them. */
export function signRules(
  kinds: readonly SignKindRow[],
  standing: readonly StandingRow[],
  limits: SignLimits,
): HTMLElement {
  const untried = kinds.filter(({ tillamplig, provade }) => !tillamplig || provade === 0);
  const unseen = standing.filter(({ niva }) => niva === "underlag_saknas").length;
  return html`<div>
    <p>Nivåerna är Uppsikts förslag och kan ändras i <code>uppsikt.yaml</code>: ett slag av tecken är <em>enstaka tecken</em>, från ${format.inWords(limits.several)} slag är det <em>flera tecken</em>, och från ${format.inWords(limits.serious)} slag, varav minst ett tungt, <em>allvarligt</em>. Tunga tecken är skuld hos Kronofogden och det som kontrollen själv kallat allvarligt.
    Finns en grundad misstanke om ekonomiska oegentligheter ska den ansvariga myndigheten få veta det (NA-59); det avgör ni, inte den här listan.</p>
    ${unseen > 0 ? notice({ kind: "thin", title: `Om ${countOf(unseen, "utförare", "utförare")} går det inte att säga något`, text: "De har inga tecken, men heller ingen kontroll som är aktuell. Att inget syns är då ingen uppgift om dem." }) : null}
    ${untried.length > 0 ? notice({ kind: "empty", title: `${format.capitalise(countOf(untried.length, "slag av tecken", "slag av tecken", true))} kunde inte prövas`, text: `${format.list(untried.map(({ namn }) => namn.toLocaleLowerCase("sv")))}.` }) : null}
  </div>`;
}

/** Every kind of sign, tried or not: what it is, how many had it, what it may innocently be. */
export function signKindTable(kinds: readonly SignKindRow[]): HTMLElement {
  const columns: Column<SignKindRow>[] = [
    { key: "namn", label: "Tecken", render: ({ namn }) => html`<span class="what-cell">${namn}</span>` },
    {
      key: "provade",
      label: "Prövade utförare",
      type: "number",
      render: ({ tillamplig, provade }) => (tillamplig ? format.number(provade) : "ej prövat"),
    },
    {
      key: "funna",
      label: "Funna",
      type: "number",
      render: ({ tillamplig, funna }) => (tillamplig ? format.number(funna) : "–"),
    },
    {
      key: "oskyldig_forklaring",
      label: "Kan ha en oskyldig förklaring",
      render: ({ oskyldig_forklaring }) => html`<div class="prose-cell">${oskyldig_forklaring}</div>`,
    },
    {
      key: "belagg",
      label: "Varför det är ett tecken",
      render: ({ belagg }) => html`<div class="prose-cell">${belagg}</div>`,
    },
  ];
  return table(kinds, columns, {
    caption: "Alla slag av tecken",
    filter: false,
    ifEmpty: "Inga tecken är deklarerade.",
  });
}
