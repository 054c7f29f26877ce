import type { Panel } from "../../components/index.ts";
import type { Register } from "./register.ts";
import type { Serie } from "./rows.ts";
import { levelOf, pointsOf, seriesKey } from "./series.ts";

interface PanelOf {
  series: ReadonlyMap<string, Serie>;
  names: Register;
  objekt_typ: "enhet" | "utforare" | "verksamhetsomrade";
  objekt_id: string;
  indikator_id: string;
  title: string;
  fact?: string;
  accent?: boolean;
  href?: string | null;
}

/** One small multiple of a series, with the level of the verksamhetsområde as its reference; null where nothing is published. */
export function panelOf({ series, names, objekt_typ, objekt_id, indikator_id, ...of }: PanelOf): Panel | null {
  const own = series.get(seriesKey(objekt_typ, objekt_id, indikator_id));
  const indicator = names.indikatorer.get(indikator_id);
  if (!own || !indicator) return null;
  const area = names.enheter.get(objekt_id)?.verksamhetsomrade;
  const peers = area ? series.get(seriesKey("verksamhetsomrade", area, indikator_id)) : undefined;
  return {
    title: of.title,
    ...(of.fact ? { fact: of.fact } : {}),
    ...(of.accent ? { tone: "accent" as const } : {}),
    ...(of.href ? { href: of.href } : {}),
    reference: levelOf(peers, indicator),
    points: pointsOf(own, indicator),
  };
}
