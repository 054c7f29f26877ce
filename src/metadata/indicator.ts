import { z } from "zod";
import type { SqlFile } from "./header.ts";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const sentence = z.string().min(10);

/** Who speaks through an indicator. A unit that reports little must not gain by it, so what it says of itself is kept apart. */
export const INDICATOR_CLASSES = ["egenrapporterad", "extern", "granskning", "verksamhetsdata"] as const;

/**
 * What an indicator is about, and the column that names it in the indicator's queries. Figures of enheter are also summed for their utförare and
 * verksamhetsområde; those of the others stand for themselves.
 */
export const OBJECT_COLUMNS = {
  enhet: "enhet_id",
  utforare: "utforare_id",
  verksamhetsomrade: "verksamhetsomrade",
  kommun: "kommunkod",
} as const;
export type ObjectType = keyof typeof OBJECT_COLUMNS;

/** The header of `pipelines/4-measure/*.sql`: what the method page shows and the judge obeys. */
export const indicatorSchema = z.strictObject({
  id: slug,
  /** What people read. */
  namn: z.string().min(3),
  /** The quality area that the indicator is evidence for; null is shown and screened, but moves no risk. */
  kvalitetsomrade: slug.nullable(),
  /** What one value is about. */
  objekt: z.enum(Object.keys(OBJECT_COLUMNS) as [ObjectType, ...ObjectType[]]).default("enhet"),
  /** Sources without which it cannot be computed. */
  kallor: z.array(z.string()).min(1),
  /** Keys of `uppsikt.yaml` without which it cannot be computed. */
  installningar: z.array(z.enum(["kommunkod"])).default([]),
  /** `antal`: events per exposure. `andel`: the part of `namnare` that is `taljare`, 0–1. */
  typ: z.enum(["antal", "andel"]),
  /** What `namnare` counts, in words. */
  exponering: z.string(),
  /** `varde` = skala × taljare / namnare. */
  skala: z.number().positive(),
  /** Which side is worse. */
  riktning: z.enum(["hog", "lag"]),
  /** Declared weight: the part of the true differences between units that the source would explain had it endless data; 0 keeps it out. */
  vikt: z.number().min(0).max(1),
  /** How many units of `namnare` carry the information of one: visits to the same person are not independent. Shares only. */
  beroende: z.number().min(1).default(1),
  /** Requirement ids that the indicator serves. */
  krav: z.array(z.string().regex(/^(OR|NA|NO|HU|SN|F|AC|U)-\d+$/)).min(1),
  /** In the unit of `varde`. A krav of the kommun with its own riktvärde goes before it. */
  riktvarde: z.number().nullable().default(null),
  syfte: sentence,
  klass: z.enum(INDICATOR_CLASSES),
  lagrum: z.string().nullable(),
  /** What it may mean that nobody has done wrong: read beside every flag. */
  oskyldig_forklaring: sentence,
});

export type IndicatorMetadata = z.infer<typeof indicatorSchema>;

export interface Indicator {
  readonly metadata: IndicatorMetadata;
  /** The object's column (`OBJECT_COLUMNS`), `kvartal, taljare, namnare` */
  readonly matt: string;
  /** The object's column, `kvartal, kalla, fil_nr, fil_rad` */
  readonly rader: string;
  /** Where something weakens the figure: the object's column, `kvartal, marke` (a code of `underlagsmarke`), `varde` */
  readonly marken: string | null;
}

/** Reads an indicator file; says which file and which key when the header does not hold. */
export function parseIndicator(file: SqlFile): Indicator {
  const parsed = indicatorSchema.safeParse(file.header);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".") || "header"}: ${issue.message}`);
    throw new Error(`header of ${file.path} does not hold: ${faults.join("; ")}`);
  }
  const metadata = parsed.data;
  if (metadata.id !== file.name) throw new Error(`${file.path}: id ${metadata.id} is not the file's name`);
  if (metadata.typ === "andel" && metadata.skala !== 1)
    throw new Error(`${file.path}: a share is kept as 0–1, so skala must be 1`);
  const { matt, rader, marken = null } = file.sections;
  if (!matt || !rader) throw new Error(`${file.path} needs the sections "-- @matt" and "-- @rader"`);
  return { metadata, matt, rader, marken };
}
