import { controlCharts, format, html } from "../../components/index.ts";
import { CONTROL_NOTE, controlPanel, isLatelyMarked, marksFirst } from "../common/control.ts";
import type { Styrdiagram } from "../common/drawnRows.ts";
import { type FunnelSource, funnelView, onWorseSide, outside } from "../common/funnels.ts";
import type { Register } from "../common/register.ts";
import type { Signal } from "../common/rows.ts";
import { countOf, someOf } from "../common/words.ts";

const MOST_FUNNELS = 4;
const MOST_CHARTS = 8;

/** Funnels with somebody far outside, the farthest on the worse side first. A broad measure that is one narrow one over again is left out. */
export function farFunnels(sources: readonly FunnelSource[], names: Register): FunnelSource[] {
  const distance = (source: FunnelSource) =>
    Math.max(
      ...outside(source, "utanfor_998").map((point) => {
        const worse = onWorseSide(point, source.tratt, names.indikatorer.get(source.tratt.indikator_id));
        return Math.abs(point.z ?? 0) * (worse ? 1 : 0.5);
      }),
    );
  const seen = new Set<string>();
  return sources
    .filter((source) => outside(source, "utanfor_998").length > 0)
    .sort((a, b) => distance(b) - distance(a) || (a.tratt.indikator_id < b.tratt.indikator_id ? -1 : 1))
    .filter(({ points }) => {
      const figures = points.map(({ enhet_id, z }) => `${enhet_id}${z?.toFixed(6)}`).join("|");
      return !seen.has(figures) && seen.add(figures);
    });
}

export function funnelViews(sources: readonly FunnelSource[], names: Register, until: string | undefined): HTMLElement {
  const far = farFunnels(sources, names);
  if (far.length === 0) return html`<p>Ingen enhet ligger utanför 99,8 %-gränsen i något trattdiagram.</p>`;
  const shown = far.slice(0, MOST_FUNNELS);
  const left = far.slice(MOST_FUNNELS);
  return html`<div>
    ${shown.map((source) => funnelView({ source, names, until }))}
    ${
      left.length > 0
        ? html`<p class="chart-note">${format.capitalise(countOf(left.length, "trattdiagram", "trattdiagram", true))} till har någon utanför 99,8 %: ${someOf(
            left.map(
              ({ tratt }) =>
                `${names.indicatorName(tratt.indikator_id).toLocaleLowerCase("sv")} inom ${names.serviceName(tratt.verksamhetsomrade).toLocaleLowerCase("sv")}`,
            ),
            4,
          )}. De står på enheternas egna sidor.</p>`
        : null
    }
  </div>`;
}

/** Control charts with a mark of the last year: first of units that also have a signal, then the latest mark. */
export function freshCharts(rows: readonly Styrdiagram[], signals: readonly Signal[], names: Register): HTMLElement {
  const signalled = new Set(signals.map(({ enhet_id, indikator_id }) => `${enhet_id}|${indikator_id}`));
  const seen = new Set<string>();
  // a kategori that makes up its whole kvalitetsområde gives the same chart twice
  const known = rows.filter(({ objekt_id, indikator_id, taljare, namnare }) => {
    const figures = JSON.stringify([objekt_id, taljare, namnare]);
    return names.indikatorer.has(indikator_id) && !seen.has(figures) && seen.add(figures);
  });
  const fresh = marksFirst(known.filter(isLatelyMarked));
  const both = (row: Styrdiagram) => signalled.has(`${row.objekt_id}|${row.indikator_id}`);
  const ordered = [...fresh.filter(both), ...fresh.filter((row) => !both(row))];
  const shown = ordered.slice(0, MOST_CHARTS);
  const where = (row: Styrdiagram) => names.objectName(row);
  const what = (row: Styrdiagram) => names.indicatorName(row.indikator_id).toLocaleLowerCase("sv");
  return controlCharts({
    title:
      fresh.length === 0
        ? "Inget styrdiagram har ett mönster det senaste året"
        : `${format.capitalise(countOf(fresh.length, "styrdiagram", "styrdiagram", true))} har ett mönster det senaste året`,
    subtitle: "Varje serie mot sin egen historia. Varje ruta har sin egen skala",
    summary: `Av ${format.number(known.length)} ritade serier har ${format.number(fresh.length)} ett mönster det senaste året${fresh.length > shown.length ? `; de ${format.inWords(shown.length)} främsta visas, och resten står på enheternas egna sidor` : ""}. ${bothText(fresh.filter(both).length)}`,
    note: `${CONTROL_NOTE} Diagrammen är inte gallrade för att vara många: någon enstaka av dem är slump.`,
    panels: shown.map((row) => controlPanel(row, names, `${where(row)}: ${what(row)}`, names.objectHref(row))),
    valueLabel: "Värde",
    ifEmpty: "Ingen serie har ett mönster som slumpen sällan ger.",
  });
}

const bothText = (count: number): string =>
  `${count === 0 ? "Ingen" : format.capitalise(format.inWords(count))} av dem har också en signal mot andra.`;
