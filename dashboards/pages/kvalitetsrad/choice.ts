import {
  type FilterChoice,
  type FilterField,
  type FilterOption,
  filterBar,
  format,
  html,
  matches,
} from "../../components/index.ts";
import { isLatelyMarked, lastMark } from "../common/control.ts";
import type { Driftsform, Styrdiagram } from "../common/drawnRows.ts";
import type { Atgardseffekt, Provning, Signalhistorik } from "../common/followedRows.ts";
import { type FunnelSource, outside } from "../common/funnels.ts";
import type { Register } from "../common/register.ts";
import type { Monster, Signal, Trend } from "../common/rows.ts";

/** What a row of any kind is about: what the council can narrow its page by. */
export interface Subject {
  verksamhetsomraden: readonly string[];
  kvalitetsomrade: string | null;
  driftsformer: readonly string[];
  kvartal: string | null;
}

interface About {
  enheter?: readonly string[];
  utforare?: string | undefined;
  verksamhetsomrade?: string | null | undefined;
  indikator_id?: string | null | undefined;
  kvartal?: string | null | undefined;
}

/** A row about units is about their area and driftsform; one about a whole area is about both driftsformer. */
export function subjectOf(
  { enheter = [], utforare, verksamhetsomrade, indikator_id, kvartal }: About,
  names: Register,
): Subject {
  const units = enheter.flatMap((id) => names.enheter.get(id) ?? []);
  const form = utforare ? names.utforare.get(utforare)?.driftsform : undefined;
  const areas = units.map((unit) => unit.verksamhetsomrade);
  return {
    verksamhetsomraden: [...new Set(areas.length > 0 ? areas : verksamhetsomrade ? [verksamhetsomrade] : [])],
    kvalitetsomrade: names.indikatorer.get(indikator_id ?? "")?.kvalitetsomrade ?? null,
    driftsformer:
      units.length > 0
        ? [...new Set(units.map(({ driftsform }) => driftsform))]
        : form
          ? [form]
          : ["egen_regi", "privat"],
    kvartal: kvartal ?? null,
  };
}

export const subjects = (names: Register) => ({
  signal: ({ enhet_id, indikator_id, kvartal }: Signal | Provning | Signalhistorik) =>
    subjectOf({ enheter: [enhet_id], indikator_id, kvartal }, names),
  trend: ({ objekt_typ, objekt_id, verksamhetsomrade, indikator_id, till_kvartal }: Trend) =>
    subjectOf(
      {
        ...(objekt_typ === "enhet" ? { enheter: [objekt_id] } : { verksamhetsomrade }),
        ...(objekt_typ === "utforare" ? { utforare: objekt_id } : {}),
        indikator_id,
        kvartal: till_kvartal,
      },
      names,
    ),
  chart: (row: Styrdiagram) =>
    subjectOf(
      {
        ...(row.objekt_typ === "enhet" ? { enheter: [row.objekt_id] } : { verksamhetsomrade: row.objekt_id }),
        indikator_id: row.indikator_id,
        kvartal: lastMark(row)?.kvartal,
      },
      names,
    ),
  funnel: (source: FunnelSource, kvartal: string | undefined) =>
    subjectOf(
      {
        enheter: outside(source, "utanfor_998").map(({ enhet_id }) => enhet_id),
        verksamhetsomrade: source.tratt.verksamhetsomrade,
        indikator_id: source.tratt.indikator_id,
        kvartal,
      },
      names,
    ),
  pattern: ({ enheter, verksamhetsomrade, indikator_id }: Monster, kvartal: string | undefined) =>
    subjectOf({ enheter, verksamhetsomrade, indikator_id, kvartal }, names),
  // an effect is of the åtgärd's own kvalitetsområde, also where it is too early for a measure
  effect: ({ enhet_id, indikator_id, kvalitetsomrade }: Atgardseffekt, kvartal: string | undefined) => ({
    ...subjectOf({ enheter: [enhet_id], indikator_id, kvartal }, names),
    kvalitetsomrade,
  }),
  form: ({ verksamhetsomrade, indikator_id }: Driftsform) => subjectOf({ verksamhetsomrade, indikator_id }, names),
});

export function fieldsOf(names: Register): FilterField<Subject>[] {
  const forms = new Map([...names.utforare.values()].map((row) => [row.driftsform, row.driftsform_namn]));
  const one = (value: string | null, label: (value: string) => string): FilterOption[] =>
    value ? [{ value, label: label(value) }] : [];
  return [
    {
      key: "verksamhet",
      label: "Verksamhet",
      all: "Alla verksamheter",
      of: ({ verksamhetsomraden }) => verksamhetsomraden.map((value) => ({ value, label: names.serviceName(value) })),
    },
    {
      key: "omrade",
      label: "Kvalitetsområde",
      all: "Alla kvalitetsområden",
      of: ({ kvalitetsomrade }) => one(kvalitetsomrade, names.areaName),
    },
    {
      key: "driftsform",
      label: "Driftsform",
      all: "Egen och privat regi",
      of: ({ driftsformer }) => driftsformer.map((value) => ({ value, label: forms.get(value) ?? value })),
    },
    {
      key: "kvartal",
      label: "Kvartal",
      all: "Alla kvartal",
      of: ({ kvartal }) => one(kvartal, format.quarter),
      compare: (a, b) => (a.value < b.value ? 1 : -1),
    },
  ];
}

/** What the council has before it: everything, or what a choice leaves. */
export interface CouncilRows {
  signaler: readonly Signal[];
  trender: readonly Trend[];
  styrdiagram: readonly Styrdiagram[];
  funnels: readonly FunnelSource[];
  monster: readonly Monster[];
  driftsformer: readonly Driftsform[];
  provningar: readonly Provning[];
  historik: readonly Signalhistorik[];
  effekter: readonly Atgardseffekt[];
}

export interface CouncilView extends CouncilRows {
  choice: FilterChoice;
  /** nothing is left out */
  whole: boolean;
}

/** What the choice leaves of every kind of row. Driftsformer are compared whole: half a comparison would be none. */
export function chosenRows(
  rows: CouncilRows,
  choice: FilterChoice,
  names: Register,
  quarter: string | undefined,
): CouncilView {
  const fields = fieldsOf(names);
  const about = subjects(names);
  const fits = (subject: Subject) => matches(subject, fields, choice);
  const withoutSide = { ...choice, driftsform: "", kvartal: "" };
  return {
    signaler: rows.signaler.filter((row) => fits(about.signal(row))),
    trender: rows.trender.filter((row) => fits(about.trend(row))),
    styrdiagram: rows.styrdiagram.filter((row) => fits(about.chart(row))),
    funnels: rows.funnels.filter((source) => fits(about.funnel(source, quarter))),
    monster: rows.monster.filter((row) => fits(about.pattern(row, quarter))),
    // the sum over all areas is about none of them: an area is chosen by its own rows
    driftsformer: rows.driftsformer.filter((row) =>
      matches(
        about.form(row),
        fields,
        row.verksamhetsomrade == null ? { ...withoutSide, verksamhet: "" } : withoutSide,
      ),
    ),
    provningar: rows.provningar.filter((row) => fits(about.signal(row))),
    historik: rows.historik.filter((row) => fits(about.signal(row))),
    effekter: rows.effekter.filter((row) => fits(about.effect(row, quarter))),
    choice,
    whole: Object.keys(choice).length === 0,
  };
}

/** The bar, and places on the page that are drawn anew when the choice changes. */
export function council(
  rows: CouncilRows,
  names: Register,
  quarter: string | undefined,
): { bar: HTMLElement; part: (render: (view: CouncilView) => Node) => HTMLElement } {
  const about = subjects(names);
  // what the bar counts is what stands out: the rest of the rows only fill the pictures
  const matters: Subject[] = [
    ...rows.signaler.map(about.signal),
    ...rows.trender.filter(({ utfall }) => /okning|minskning/.test(utfall)).map(about.trend),
    ...rows.styrdiagram.filter(isLatelyMarked).map(about.chart),
    ...rows.monster.map((row) => about.pattern(row, quarter)),
    ...rows.historik.map(about.signal),
  ];
  const parts: { place: HTMLElement; render: (view: CouncilView) => Node }[] = [];
  let view = chosenRows(rows, {}, names, quarter);
  const bar = filterBar<Subject>({
    fields: fieldsOf(names),
    rows: matters,
    noun: ["sak att ta upp", "saker att ta upp"],
    onChange: (_, choice) => {
      view = chosenRows(rows, choice, names, quarter);
      for (const { place, render } of parts) place.replaceChildren(render(view));
    },
  });
  return {
    bar,
    part: (render) => {
      const place = html`<div>${render(view)}</div>`;
      parts.push({ place, render });
      return place;
    },
  };
}
