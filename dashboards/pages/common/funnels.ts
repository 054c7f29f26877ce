import { type FunnelPoint, format, funnelPlot } from "../../components/index.ts";
import type { Tratt, Trattpunkt } from "./drawnRows.ts";
import type { Register } from "./register.ts";
import type { Indikator } from "./rows.ts";
import { countOf, someOf } from "./words.ts";

const METOD: Record<string, string> = {
  kvadratrot_overspridning: "kvadratrotsskala med tillagd spridning mellan enheter, tillbaka till kvot",
  arcsinus_overspridning: "arcsinusskala med tillagd spridning mellan enheter, tillbaka till andel",
  exakt_poisson: "exakta Poissongränser; enheterna skiljer sig inte mer än slumpen ger",
  exakt_binomial: "exakta binomialgränser; enheterna skiljer sig inte mer än slumpen ger",
  exakt_poisson_fa_enheter: "exakta Poissongränser; enheterna är för få för att skatta spridningen mellan dem",
  exakt_binomial_fa_enheter: "exakta binomialgränser; enheterna är för få för att skatta spridningen mellan dem",
};
export const funnelMethodWord = (metod: string): string => METOD[metod] ?? metod;

export interface FunnelSource {
  tratt: Tratt;
  points: readonly Trattpunkt[];
}

/** Each funnel with its units. */
export function funnelsOf(trattar: readonly Tratt[], punkter: readonly Trattpunkt[]): FunnelSource[] {
  const key = ({ indikator_id, verksamhetsomrade }: { indikator_id: string; verksamhetsomrade: string }) =>
    `${indikator_id}|${verksamhetsomrade}`;
  const byFunnel = new Map<string, Trattpunkt[]>();
  for (const punkt of punkter) {
    const list = byFunnel.get(key(punkt));
    if (list) list.push(punkt);
    else byFunnel.set(key(punkt), [punkt]);
  }
  return trattar.map((tratt) => ({ tratt, points: byFunnel.get(key(tratt)) ?? [] }));
}

export const outside = ({ points }: FunnelSource, utfall: string): Trattpunkt[] =>
  points.filter((point) => point.utfall === utfall);

/** Above the level on a measure where high is worse, or the other way round: the side to ask about. */
export const onWorseSide = (point: Trattpunkt, tratt: Tratt, indicator: Indikator | undefined): boolean => {
  const value = point.kvot ?? point.andel ?? tratt.mitt;
  return indicator?.riktning === "lag" ? value < tratt.mitt : value > tratt.mitt;
};

interface View {
  source: FunnelSource;
  names: Register;
  /** the page's own units: named wherever they lie */
  own?: ReadonlySet<string>;
  until?: string | undefined;
}

export function funnelView({ source, names, own = new Set(), until }: View): HTMLElement {
  const { tratt, points } = source;
  const indicator = names.indikatorer.get(tratt.indikator_id);
  const name = indicator?.namn ?? tratt.indikator_id;
  const share = tratt.typ === "andel";
  const rows: FunnelPoint[] = points.map((point) => ({
    label: names.unitName(point.enhet_id),
    basis: point.underlag,
    value: share ? point.andel : point.kvot,
    outcome: point.utfall ?? "inom",
    z: point.z,
    p: point.p,
    href: names.unitHref(point.enhet_id),
    own: own.has(point.enhet_id),
    hidden: point.dold,
  }));
  const service = names.serviceName(tratt.verksamhetsomrade);
  return funnelPlot({
    title: funnelTitle(source, names),
    subtitle: `${name}, ${service.toLocaleLowerCase("sv")}, fyra kvartal${until ? ` till och med ${format.quarter(until)}` : ""}`,
    summary: funnelSummary(source, names),
    limits: {
      basis: tratt.underlag,
      low95: tratt.nedre95,
      high95: tratt.ovre95,
      low998: tratt.nedre998,
      high998: tratt.ovre998,
    },
    centre: tratt.mitt,
    centreLabel: share ? `hela området ${format.share(tratt.mitt, 1)}` : "som väntat",
    points: rows,
    basisLabel: share ? `Antal ${indicator?.exponering ?? "prövade"}` : "Väntat antal",
    valueLabel: share ? "Andel" : "Antal mot väntat",
    type: share ? "share" : "number",
    method: funnelMethodWord(tratt.metod),
    tau2: tratt.tau2,
    phi: tratt.phi,
    units: tratt.n_enheter,
  });
}

/** Who lies outside the outer limits, else the inner, else that nobody does. */
export function funnelTitle(source: FunnelSource, names: Register): string {
  const what = names.indicatorName(source.tratt.indikator_id);
  const unitNames = (list: readonly Trattpunkt[]) =>
    someOf(
      list.map(({ enhet_id }) => names.unitName(enhet_id)),
      2,
    );
  const far = outside(source, "utanfor_998");
  if (far.length > 0) return `${what}: ${unitNames(far)} ligger längre bort än slumpen når`;
  const near = outside(source, "utanfor_95");
  if (near.length > 0) return `${what}: ${unitNames(near)} ligger i utkanten, men inte längre bort än slumpen kan nå`;
  return `${what}: alla enheter ligger inom slumpens gränser`;
}

export function funnelSummary(source: FunnelSource, names: Register): string {
  const { tratt, points } = source;
  const shown = points.filter(({ dold }) => !dold);
  const far = outside(source, "utanfor_998");
  const near = outside(source, "utanfor_95");
  const shownValue = (point: Trattpunkt) =>
    tratt.typ === "andel" ? format.share(point.andel) : `${format.number(point.kvot, 1)} gånger väntat`;
  const named = far.slice(0, 4).map((point) => `${names.unitName(point.enhet_id)} (${shownValue(point)})`);
  const first =
    far.length === 0
      ? `Av ${countOf(shown.length, "enhet", "enheter")} ligger ingen utanför 99,8 %-gränsen`
      : `Av ${countOf(shown.length, "enhet", "enheter")} ligger ${format.inWords(far.length)} utanför 99,8 %-gränsen: ${format.list(named)}`;
  const chance = 0.05 * shown.length;
  return `${first}. ${format.capitalise(near.length === 0 ? "ingen" : format.inWords(near.length))} ligger mellan 95 och 99,8 %; så långt når omkring ${format.number(chance, chance < 10 ? 1 : 0)} av en slump.`;
}
