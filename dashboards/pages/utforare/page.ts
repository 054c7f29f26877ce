import { format, html, keyFigures } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Enhet, Risk, Signal, Trend, Utforare } from "../common/rows.ts";
import { callsForQuestion } from "../common/words.ts";
import { isHigh } from "./headline.ts";
import { type Known, unitView } from "./units.ts";

interface All {
  utforare: readonly Utforare[];
  enheter: readonly Enhet[];
  risker: readonly Risk[];
  signaler: readonly Signal[];
  trender: readonly Trend[];
}

export interface Mine {
  provider: Utforare;
  units: Enhet[];
  risks: Risk[];
  signals: Signal[];
  trends: Trend[];
}

/** What of all the rows is this utförare's. */
export function mine(slug: string, all: All): Mine {
  const provider = all.utforare.find(({ utforare }) => utforare === slug);
  if (!provider) throw new Error(`utföraren ${slug} finns inte i den här utgåvan`);
  const units = all.enheter
    .filter(({ utforare_id }) => utforare_id === provider.utforare_id)
    .sort((a, b) => a.namn.localeCompare(b.namn, "sv"));
  const ids = new Set(units.map(({ enhet_id }) => enhet_id));
  return {
    provider,
    units,
    risks: all.risker.filter(({ enhet_id }) => ids.has(enhet_id)),
    signals: all.signaler.filter(({ enhet_id }) => ids.has(enhet_id)),
    trends: all.trender.filter(({ objekt_id }) => ids.has(objekt_id)),
  };
}

export function providerFigures({ provider, units, risks, signals }: Mine, names: Register): HTMLElement {
  const judged = risks.filter(({ riskpoang }) => riskpoang != null);
  const hidden = units.filter(({ dold }) => dold).length;
  const brukare = units.reduce((sum, unit) => sum + (unit.brukare ?? 0), 0);
  const planned = new Set(risks.filter(({ planerad_manad }) => planerad_manad).map(({ enhet_id }) => enhet_id)).size;
  return keyFigures([
    {
      label: "Enheter i drift",
      value: format.number(units.length),
      basis: `${format.number(brukare)} brukare${hidden > 0 ? `, ${format.inWords(hidden)} enheter med få brukare oräknade` : ""}`,
    },
    {
      label: "Höga eller mycket höga risker",
      value: format.number(judged.filter(isHigh).length),
      basis: `av ${format.number(judged.length)} bedömda par av enhet och kvalitetsområde`,
    },
    {
      label: "Signaler att fråga om",
      value: format.number(
        signals.filter((signal) => callsForQuestion(signal, names.indikatorer.get(signal.indikator_id))).length,
      ),
      basis: `av ${format.number(signals.length)} som stack ut åt något håll`,
    },
    {
      label: "Enheter i planen för sin risk",
      value: format.number(planned),
      basis: `av ${format.number(units.length)}; ${provider.driftsform_namn.toLocaleLowerCase("sv")}`,
    },
  ]);
}

/** The units one by one. With a single one, or one named in the address, it stands open. */
export function unitViews(own: Mine, known: Known, names: Register): HTMLElement {
  const views = own.units.map((unit) => unitView({ ...own, unit, known, names, open: own.units.length <= 2 }));
  const named = () => {
    const view = views.find(({ id }) => `#${id}` === location.hash);
    if (!view) return;
    view.querySelector("details")?.setAttribute("open", "");
    requestAnimationFrame(() => view.scrollIntoView({ block: "start" }));
  };
  addEventListener("hashchange", named);
  requestAnimationFrame(named);
  return html`<div>${views}</div>`;
}
