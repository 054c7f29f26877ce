import type { Enhet, Indikator, Kvalitetsomrade, Utforare } from "./rows.ts";

/** Names by id. A page speaks of names; the datasets hold ids once. */
export interface Register {
  enheter: ReadonlyMap<string, Enhet>;
  utforare: ReadonlyMap<string, Utforare>;
  indikatorer: ReadonlyMap<string, Indikator>;
  unitName: (id: string) => string;
  areaName: (kod: string) => string;
  serviceName: (kod: string) => string;
  indicatorName: (id: string) => string;
  /** where the unit stands on its utförare's page */
  unitHref: (enhetId: string) => string | null;
}

interface Contents {
  enheter?: readonly Enhet[];
  utforare?: readonly Utforare[];
  indikatorer?: readonly Indikator[];
  kvalitetsomraden?: readonly Kvalitetsomrade[];
  /** from the page to the site's root, e.g. `../` */
  root?: string;
}

export function register(contents: Contents): Register {
  const enheter = new Map((contents.enheter ?? []).map((rad) => [rad.enhet_id, rad]));
  const utforare = new Map((contents.utforare ?? []).map((rad) => [rad.utforare_id, rad]));
  const indikatorer = new Map((contents.indikatorer ?? []).map((rad) => [rad.indikator_id, rad]));
  const omraden = new Map((contents.kvalitetsomraden ?? []).map((rad) => [rad.kod, rad.namn]));
  const verksamheter = new Map((contents.enheter ?? []).map((rad) => [rad.verksamhetsomrade, rad.verksamhet]));
  return {
    enheter,
    utforare,
    indikatorer,
    unitName: (id) => enheter.get(id)?.namn ?? id,
    areaName: (kod) => omraden.get(kod) ?? kod,
    serviceName: (kod) => verksamheter.get(kod) ?? kod,
    indicatorName: (id) => indikatorer.get(id)?.namn ?? id,
    unitHref: (enhetId) => {
      const adress = utforare.get(enheter.get(enhetId)?.utforare_id ?? "")?.utforare;
      return adress ? `${contents.root ?? "./"}utforare/${adress}#${anchor(enhetId)}` : null;
    },
  };
}

/** The anchor of a unit on a page: ids may hold what an address may not. */
export const anchor = (id: string): string => `enhet-${id.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
