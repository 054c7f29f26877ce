import type { Enhet, Indikator, Kvalitetsomrade, Trend, Utforare } from "./rows.ts";

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
  /** name of what a series is about, and its page where it has one */
  objectName: (of: SeriesObject) => string;
  objectHref: (of: SeriesObject) => string | null;
}

type SeriesObject = Pick<Trend, "objekt_typ" | "objekt_id">;

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
  const unitName = (id: string) => enheter.get(id)?.namn ?? id;
  const serviceName = (kod: string) => verksamheter.get(kod) ?? kod;
  const providerHref = (id: string | undefined) => {
    const adress = utforare.get(id ?? "")?.utforare;
    return adress ? `${contents.root ?? "./"}utforare/${adress}` : null;
  };
  const unitHref = (enhetId: string) => {
    const page = providerHref(enheter.get(enhetId)?.utforare_id);
    return page ? `${page}#${anchor(enhetId)}` : null;
  };
  return {
    enheter,
    utforare,
    indikatorer,
    unitName,
    areaName: (kod) => omraden.get(kod) ?? kod,
    serviceName,
    indicatorName: (id) => indikatorer.get(id)?.namn ?? id,
    unitHref,
    objectName: ({ objekt_typ, objekt_id }) =>
      objekt_typ === "enhet"
        ? unitName(objekt_id)
        : objekt_typ === "utforare"
          ? (utforare.get(objekt_id)?.namn ?? objekt_id)
          : serviceName(objekt_id),
    objectHref: ({ objekt_typ, objekt_id }) =>
      objekt_typ === "enhet" ? unitHref(objekt_id) : objekt_typ === "utforare" ? providerHref(objekt_id) : null,
  };
}

/** The anchor of a unit on a page: ids may hold what an address may not. */
export const anchor = (id: string): string => `enhet-${id.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
