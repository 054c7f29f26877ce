import { z } from "zod";
import { parseYaml } from "./yaml.ts";

/** One threshold as Uppsikt proposes it. No guideline gives any; a kommun changes them in its `uppsikt.yaml`. */
export interface Threshold {
  readonly namn: string;
  readonly varde: number;
  readonly enhet: string;
  readonly beskrivning: string;
  readonly motivering: string;
}

const thresholdFile = z.array(
  z.strictObject({
    namn: z.string().regex(/^[a-z0-9_]+$/),
    varde: z.number(),
    enhet: z.string(),
    beskrivning: z.string(),
    motivering: z.string(),
  }),
);

export const parseThresholds = (file: string, text: string): Threshold[] => parseYaml(file, text, thresholdFile);

const isoDate = z.iso.date();

/** Text, since YAML would read 0182 as the number 182. */
const municipality = z.string().regex(/^\d{4}$/, "skriv fyra siffror inom citattecken");

const schema = z.strictObject({
  kommun: z.string().min(1),
  /** The kommun's own code, by which its row among the nyckeltal is known. */
  kommunkod: municipality.optional(),
  /** Those that the kommun compares itself with; else every other one that the nyckeltal are about. */
  liknande_kommuner: z.array(municipality).optional(),
  riktlinje: z.string().optional(),
  per_datum: isoDate.optional(),
  /** Marks data that nobody must mistake for real. */
  exempel: z.boolean().optional(),
  trosklar: z.record(z.string(), z.number()).optional(),
  /** Weight of an indicator in the risk, by its id. */
  vikter: z.record(z.string(), z.number().min(0).max(1)).optional(),
  /** Shipped mappings to use, by name; those in the folder's own `mappningar/` are always used. */
  mappningar: z.array(z.string()).optional(),
  /** Agreements with other kommuner to compare when their personnel were where: a name that both use, and the file of its key. */
  utbyten: z
    .array(
      z.strictObject({
        namn: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "skriv små bokstäver a–z, siffror och bindestreck"),
        nyckel: z
          .string()
          .regex(/^[\w-][\w.-]*$/, "skriv bara ett filnamn; filen ligger i datamappen")
          .refine((file) => file !== "nyckel", "ett utbyte har en egen nyckel, aldrig kommunens"),
      }),
    )
    .optional(),
});

export interface Configuration {
  readonly kommun: string;
  readonly kommunkod: string | null;
  readonly liknandeKommuner: readonly string[];
  readonly riktlinje: string;
  readonly perDatum: string | null;
  readonly exempel: boolean;
  readonly trosklar: Readonly<Record<string, number>>;
  readonly vikter: Readonly<Record<string, number>>;
  readonly mappningar: readonly string[];
  readonly utbyten: readonly ExchangeAgreement[];
}

export interface ExchangeAgreement {
  readonly namn: string;
  /** File in the data folder. */
  readonly nyckel: string;
}

/**
 * A data folder's `uppsikt.yaml`. Every key but `kommun` has a default; a misspelt key is refused rather than ignored, since
 * a threshold that silently stays at its default is worse than a stop.
 */
export function parseConfiguration(
  file: string,
  text: string,
  known: { thresholds: readonly Threshold[]; indicators: readonly string[] },
): Configuration {
  const names = known.thresholds.map((threshold) => threshold.namn);
  const demanding = schema.extend({
    trosklar: recordOf(names, z.number(), "tröskel").optional(),
    vikter: recordOf(known.indicators, z.number().min(0), "indikator").optional(),
    utbyten: schema.shape.utbyten.superRefine((list = [], context) => {
      for (const key of ["namn", "nyckel"] as const)
        list.forEach((one, index) => {
          if (list.findIndex((other) => other[key] === one[key]) < index)
            context.addIssue({
              code: "custom",
              path: [index, key],
              message: "två utbyten får inte dela namn eller nyckel",
            });
        });
    }),
  });
  // YAML reads an unquoted date as text here (core schema), so that 2026-09-30 needs no quotes.
  const given = parseYaml(file, text, demanding);
  return {
    kommun: given.kommun,
    kommunkod: given.kommunkod ?? null,
    liknandeKommuner: given.liknande_kommuner ?? [],
    riktlinje: given.riktlinje ?? "norrkoping",
    perDatum: given.per_datum ?? null,
    exempel: given.exempel ?? false,
    trosklar: {
      ...Object.fromEntries(known.thresholds.map((threshold) => [threshold.namn, threshold.varde])),
      ...given.trosklar,
    },
    vikter: given.vikter ?? {},
    mappningar: given.mappningar ?? [],
    utbyten: given.utbyten ?? [],
  };
}

/** A record whose keys must be known: the sentence about an unknown one names the key. */
const recordOf = (names: readonly string[], value: z.ZodNumber, what: string) =>
  z.record(z.string(), value).superRefine((record, context) => {
    for (const key of Object.keys(record))
      if (!names.includes(key))
        context.addIssue({
          code: "custom",
          path: [key],
          message: `det finns ingen ${what} med det namnet; rätta stavningen eller ta bort raden`,
        });
  });
