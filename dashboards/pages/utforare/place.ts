import { byarInterval } from "../../../src/statistics/byarInterval.ts";
import { poissonInterval } from "../../../src/statistics/poissonInterval.ts";
import { format, funnelOutcomeWord, html, type IntervalRow, intervalRows } from "../../components/index.ts";
import type { Trattpunkt } from "../common/drawnRows.ts";
import { type FunnelSource, funnelView } from "../common/funnels.ts";
import type { Register } from "../common/register.ts";
import { countOf } from "../common/words.ts";

const CONFIDENCE = 0.9;
const MOST_FUNNELS = 2;

/** Where less than one event is expected neither none nor three says anything, and the interval would fill the sheet. */
const LEAST_EXPECTED = 1;

/** Events against the expected, over one unit or several: the sums, never the mean of ratios. */
export interface Place {
  indikator_id: string;
  antal: number;
  vantat: number;
  /** how many units are counted in */
  enheter: number;
  utfall: Trattpunkt["utfall"];
}

const WEIGHT = { utanfor_998: 2, utanfor_95: 1, inom: 0 } as const;

/** Where the units stand in the funnels of counted events; what is withheld is left out, and how much is. */
export function placesOf(
  funnels: readonly FunnelSource[],
  own: ReadonlySet<string>,
): { places: Place[]; hidden: number } {
  const places = new Map<string, Place>();
  const hidden = new Set<string>();
  for (const { tratt, points } of funnels) {
    if (tratt.typ !== "antal") continue;
    for (const point of points) {
      if (!own.has(point.enhet_id)) continue;
      if (point.dold || point.antal == null || point.underlag == null) {
        hidden.add(point.enhet_id);
        continue;
      }
      const place = places.get(tratt.indikator_id) ?? {
        indikator_id: tratt.indikator_id,
        antal: 0,
        vantat: 0,
        enheter: 0,
        utfall: "inom",
      };
      const farther = WEIGHT[point.utfall ?? "inom"] > WEIGHT[place.utfall ?? "inom"];
      places.set(tratt.indikator_id, {
        ...place,
        antal: place.antal + point.antal,
        vantat: place.vantat + point.underlag,
        enheter: place.enheter + 1,
        utfall: farther ? point.utfall : place.utfall,
      });
    }
  }
  return { places: [...places.values()].filter(({ vantat }) => vantat >= LEAST_EXPECTED), hidden: hidden.size };
}

function rowOf(place: Place, names: Register): IntervalRow & { apart: boolean } {
  const { lower, upper } =
    place.antal < 10 ? poissonInterval(place.antal, CONFIDENCE) : byarInterval(place.antal, CONFIDENCE);
  const [low, high] = [lower / place.vantat, upper / place.vantat];
  return {
    label: names.indicatorName(place.indikator_id),
    value: place.antal / place.vantat,
    low,
    high,
    n: place.antal,
    apart: place.utfall !== "inom",
  };
}

const ordered = (places: readonly Place[], names: Register): Place[] =>
  [...places].sort(
    (a, b) =>
      WEIGHT[b.utfall ?? "inom"] - WEIGHT[a.utfall ?? "inom"] ||
      b.antal / b.vantat - a.antal / a.vantat ||
      names.indicatorName(a.indikator_id).localeCompare(names.indicatorName(b.indikator_id), "sv"),
  );

/** One unit against comparable ones, measure by measure, and the funnels that it lies outside of. */
export function unitPlace(
  unit: { enhet_id: string; namn: string; verksamhet: string },
  funnels: readonly FunnelSource[],
  names: Register,
  until: string | undefined,
): HTMLElement {
  const own = new Set([unit.enhet_id]);
  const { places, hidden } = placesOf(funnels, own);
  const service = unit.verksamhet.toLocaleLowerCase("sv");
  if (places.length === 0)
    return html`<p class="chart-note">${hidden > 0 ? "Enhetens plats bland jämförbara enheter visas inte: siffrorna rör för få personer." : `Enheterna inom ${service} är för få för att jämföras med varandra.`}</p>`;
  const rows = ordered(places, names).map((place) => ({ ...rowOf(place, names), utfall: place.utfall ?? "inom" }));
  const outside = rows.filter((row) => row.apart);
  const shown = funnels
    .flatMap((source) => {
      const point = source.points.find(({ enhet_id }) => enhet_id === unit.enhet_id);
      return point && !point.dold && point.utfall && point.utfall !== "inom" ? [{ source, point }] : [];
    })
    .sort((a, b) => Math.abs(b.point.z ?? 0) - Math.abs(a.point.z ?? 0))
    .slice(0, MOST_FUNNELS);
  return html`<div>
    ${intervalRows({
      title:
        outside.length === 0
          ? `${unit.namn} ligger inom slumpens gränser bland jämförbara enheter`
          : `${unit.namn} ligger utanför slumpens gränser i ${countOf(outside.length, "mått", "mått", true)}`,
      subtitle: `Antal mot väntat bland enheterna inom ${service}, fyra kvartal, 90 % intervall`,
      summary:
        outside.length === 0
          ? `Inget av ${countOf(rows.length, "mått", "mått", true)} ligger utanför tratten.`
          : `Utanför tratten: ${format.list(outside.slice(0, 5).map((row) => `${lowerFirst(row.label)} (${format.number(row.value, 1)} gånger väntat, ${funnelOutcomeWord(row.utfall)})`))}.`,
      note: "Färgade rader ligger utanför tratten, som också räknar med att enheter brukar skilja sig åt. Intervallet i bilden räknar bara med slumpen, så det kan ligga skilt från 1 utan att raden är färgad. Mått där mindre än en händelse väntas visas inte.",
      rows: rows.map(({ apart, ...row }) => ({ ...row, highlight: apart })),
      valueLabel: "Antal mot väntat",
      digits: 2,
      reference: { value: 1, label: "som väntat" },
    })}
    ${shown.map(({ source }) => funnelView({ source, names, own, until }))}
  </div>`;
}

/** All units of a provider as one, where it has several: small numbers add up, and a habit of the house shows. */
export function providerPlace(
  provider: { namn: string },
  units: readonly { enhet_id: string }[],
  funnels: readonly FunnelSource[],
  names: Register,
): HTMLElement | null {
  if (units.length < 2) return null;
  const { places, hidden } = placesOf(funnels, new Set(units.map(({ enhet_id }) => enhet_id)));
  const pooled = places.filter(({ enheter }) => enheter > 1);
  if (pooled.length === 0) return null;
  const rows = ordered(
    pooled.map((place) => ({ ...place, utfall: "inom" as const })),
    names,
  ).map((place) => rowOf(place, names));
  const above = rows.filter(({ low }) => (low ?? 0) > 1);
  const below = rows.filter(({ high }) => (high ?? 0) < 1);
  const chance = 0.1 * rows.length;
  const part = (list: readonly IntervalRow[], where: string) =>
    list.length === 0
      ? ""
      : `${format.capitalise(countOf(list.length, "mått", "mått", true))} ligger ${where} väntat: ${format.list(list.slice(0, 4).map(({ label }) => lowerFirst(label)))}${list.length > 4 ? " med flera" : ""}. `;
  return intervalRows({
    title:
      above.length + below.length === 0
        ? `Sammantaget ligger ${provider.namn} som väntat`
        : `Sammantaget ligger ${provider.namn} ${above.length > 0 ? `över väntat i ${countOf(above.length, "mått", "mått", true)}` : ""}${above.length > 0 && below.length > 0 ? " och " : ""}${below.length > 0 ? `under väntat i ${countOf(below.length, "mått", "mått", true)}` : ""}`,
    subtitle: "Alla enheter tillsammans: antal mot väntat i samma verksamheter, fyra kvartal, 90 % intervall",
    summary: `${part(above, "över")}${part(below, "under")}Av ${countOf(rows.length, "mått", "mått", true)} hamnar omkring ${format.number(chance, chance < 10 ? 1 : 0)} utanför av en slump, fler om enheterna skiljer sig åt av naturliga skäl.`,
    note: `Väntat är vad enheterna hade haft på nivån i sina egna verksamhetsområden.${hidden > 0 ? ` ${format.capitalise(countOf(hidden, "enhet räknas", "enheter räknas"))} inte in: siffrorna rör för få personer.` : ""}`,
    rows: rows.map(({ apart: _, ...row }) => ({ ...row, highlight: (row.low ?? 0) > 1 })),
    valueLabel: "Antal mot väntat",
    digits: 2,
    reference: { value: 1, label: "som väntat" },
  });
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase("sv") + text.slice(1);
