import { format } from "../../components/index.ts";
import { groupBy } from "../common/group.ts";
import { firstClass } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Farskhet, Monster, Planlage, Risk, Signal, Trend } from "../common/rows.ts";
import { inOrderOfWeight, signalText, withoutTwins } from "../common/signals.ts";
import { callsForQuestion, countOf, outcomeWord, someOf, yearlyRate } from "../common/words.ts";

/** One of the things to look at: what, why, where to go. */
export interface Matter {
  title: string;
  why: string;
  href: string;
  link: string;
}

export interface MatterInput {
  risks: readonly Risk[];
  signals: readonly Signal[];
  trends: readonly Trend[];
  patterns: readonly Monster[];
  plan: readonly Planlage[];
  sources: readonly Farskhet[];
  names: Register;
}

const MOST = 5;

const LINK_TO = { enhet: "Se enheten", utforare: "Se utföraren", verksamhetsomrade: "Se serien på Kvalitetsråd" };

/**
 * Five things to look at, of different kinds: the page must not spend all five on one unit. Kinds come in the order of
 * what cannot wait; a second of a kind comes only when the other kinds are exhausted.
 */
export function matters(input: MatterInput): Matter[] {
  const kinds = [
    events(input),
    risks(input),
    silence(input),
    trends(input),
    signals(input),
    patterns(input),
    planning(input),
    lacks(input),
  ];
  const found: Matter[] = [];
  for (let round = 0; found.length < MOST && round < MOST; round++)
    for (const kind of kinds) {
      const next = kind[round];
      if (next && found.length < MOST) found.push(next);
    }
  return found;
}

function events({ signals, names }: MatterInput): Matter[] {
  const single = signals.filter(({ metod }) => metod === "enskild_handelse");
  if (single.length === 0) return [];
  const units = groupBy(single, ({ enhet_id }) => enhet_id);
  const where = someOf([...units.keys()].map((id) => names.unitName(id)));
  return [
    {
      title: `${format.capitalise(countOf(single.length, "allvarlig händelse", "allvarliga händelser"))} på ${countOf(units.size, "enhet", "enheter")}`,
      why: `${where}. Lex Sarah bedömd som allvarlig eller lex Maria med allvarlig skada; sådana prövas aldrig statistiskt.`,
      href: "./kvalitetsrad",
      link: "Se dem på Kvalitetsråd",
    },
  ];
}

function risks({ risks: all, names }: MatterInput): Matter[] {
  const first = firstClass(all);
  const leading = first[0];
  if (!leading) return [];
  const rest = [...new Set(first.slice(1).map(({ enhet_id }) => names.unitName(enhet_id)))].filter(
    (name) => name !== names.unitName(leading.enhet_id),
  );
  const planned = first.filter(({ planerad_manad }) => planerad_manad).length;
  return [
    {
      title: `${names.unitName(leading.enhet_id)} har den högst rankade risken: ${names.areaName(leading.kvalitetsomrade).toLocaleLowerCase("sv")}`,
      why: `Sannolikhet ${format.share(leading.sannolikhet)} (${format.shareInterval(leading.sannolikhet_lag, leading.sannolikhet_hog)}), konsekvens ${leading.konsekvens_niva}.${rest.length > 0 ? ` Går inte säkert att skilja från ${someOf(rest)}.` : ""} ${planned === first.length ? "Alla ligger i planen." : `${format.capitalise(format.inWords(planned))} av ${format.inWords(first.length)} ligger i planen.`}`,
      href: `./riskmatris#${leading.risk_id}`,
      link: "Se vad risken vilar på",
    },
  ];
}

function silence({ signals, names }: MatterInput): Matter[] {
  const silent = signals.filter(({ metod }) => metod === "lag_rapportering");
  if (silent.length === 0) return [];
  const [one] = silent;
  return [
    {
      title: `${format.capitalise(countOf(silent.length, "enhet", "enheter"))} rapporterar långt färre avvikelser än väntat`,
      why: `${someOf(silent.map(({ enhet_id }) => names.unitName(enhet_id)))}. ${one && silent.length === 1 ? signalText(one, undefined) : "Tystnad räknas inte som god kvalitet: fråga hur rapporteringen går till."}`,
      href: "./kvalitetsrad",
      link: "Se dem på Kvalitetsråd",
    },
  ];
}

function trends({ trends: all, names }: MatterInput): Matter[] {
  return all
    .filter(
      ({ utfall, indikator_id }) =>
        utfall.startsWith("tydlig") && callsForQuestion({ utfall }, names.indikatorer.get(indikator_id)),
    )
    .sort((a, b) => (a.objekt_typ > b.objekt_typ ? -1 : 1) || (a.serie_id < b.serie_id ? -1 : 1))
    .map((trend) => {
      const where = names.objectName(trend);
      return {
        title: `${format.capitalise(outcomeWord(trend.utfall))}: ${names.indicatorName(trend.indikator_id).toLocaleLowerCase("sv")}, ${where}`,
        why: `${yearlyRate(trend)} sedan ${format.quarter(trend.fran_kvartal)}, n = ${format.number(trend.n)} kvartal. Kan vara en verklig ökning eller bättre rapportering.`,
        href: names.objectHref(trend) ?? "./kvalitetsrad",
        link: LINK_TO[trend.objekt_typ],
      };
    });
}

function signals({ signals: all, names }: MatterInput): Matter[] {
  const clear = all.filter(
    (signal) =>
      signal.utfall.startsWith("tydlig") && callsForQuestion(signal, names.indikatorer.get(signal.indikator_id)),
  );
  // one per unit: a second measure of the same one would crowd out another
  const perUnit = groupBy(inOrderOfWeight(withoutTwins(clear, names), names), ({ enhet_id }) => enhet_id);
  const foremost = [...perUnit.values()].flatMap((group) => group.slice(0, 1));
  return foremost.map((signal) => ({
    title: `${names.unitName(signal.enhet_id)} sticker ut: ${names.indicatorName(signal.indikator_id).toLocaleLowerCase("sv")}`,
    why: signalText(signal, names.indikatorer.get(signal.indikator_id)),
    href: names.unitHref(signal.enhet_id) ?? "./kvalitetsrad",
    link: "Se enheten",
  }));
}

const patterns = ({ patterns: all }: MatterInput): Matter[] =>
  all.map(({ forklaring }) => ({
    title: "Ett mönster över flera enheter",
    why: forklaring,
    href: "./kvalitetsrad",
    link: "Se mönstret",
  }));

function planning({ plan }: MatterInput): Matter[] {
  const next = plan.at(-1);
  if (!next || next.utan_plats + next.over_kapacitet === 0) return [];
  const short = [
    ...(next.utan_plats > 0 ? [`${countOf(next.utan_plats, "enhet", "enheter")} får ingen plats`] : []),
    ...(next.over_kapacitet > 0
      ? [`${countOf(next.over_kapacitet, "uppföljning", "uppföljningar")} går över tillgänglig tid`]
      : []),
  ];
  return [
    {
      title: `Planen för ${next.ar} rymmer inte allt`,
      why: `${format.capitalise(format.list(short))}.`,
      href: "./arsplan",
      link: "Se årsplanen",
    },
  ];
}

function lacks({ sources }: MatterInput): Matter[] {
  const missing = sources.filter(({ finns }) => !finns);
  if (missing.length === 0) return [];
  return [
    {
      title: `${format.capitalise(countOf(missing.length, "källa", "källor"))} saknas: ${someOf(missing.map(({ titel }) => titel.toLocaleLowerCase("sv")))}`,
      why: missing
        .slice(0, 2)
        .map(({ utan }) => utan)
        .join(" "),
      href: "./datakvalitet",
      link: "Se Datakvalitet",
    },
  ];
}
