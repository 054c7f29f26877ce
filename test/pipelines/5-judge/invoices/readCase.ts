import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Row } from "../../../../src/warehouse/warehouse.ts";
import type { Rows } from "../moneyWarehouse.ts";
import { spread } from "./spread.ts";

/**
 * A run of visits, one a day: the compact way to say "a month of visits". `forskjut` moves them by so many minutes, in turns;
 * `plan_minuter` says how long each was to be, from `plan_kl` or where it would start unmoved; `utan_tid` that nobody came.
 */
interface Series {
  brukar_id: string;
  fran: string;
  till: string;
  kl: string;
  minuter: number;
  /** 1 = Monday; all days when left out. */
  veckodagar?: number[];
  forskjut?: number[];
  plan_kl?: string;
  plan_minuter?: number;
  utan_tid?: boolean;
  [column: string]: unknown;
}

/** One invoice a month with one line: the compact way to say "as usual, until". `timmar` takes turns. */
interface Invoices {
  brukar_id: string;
  /** First and last month, `2025-01`. */
  fran: string;
  till: string;
  timmar: number | number[];
  a_pris: number;
  [column: string]: unknown;
}

export interface Case {
  name: string;
  rule: string;
  /** What happened, and whether it is a violation or an innocent look-alike. */
  beskrivning: string;
  given: Rows;
  /** Findings per rule; a rule that is not named must find nothing. */
  fynd: Record<string, Row[]>;
  /** How many rows of a rule each innocent explanation took away; checked where it is said. */
  undantag?: Record<string, Record<string, number>>;
}

const directory = join(import.meta.dirname, "cases");

/** All cases, by folder. Adding a file is all it takes. */
export const cases = (): Case[] =>
  readdirSync(directory)
    .sort()
    .flatMap((rule) =>
      readdirSync(join(directory, rule))
        .filter((file) => file.endsWith(".yaml"))
        .sort()
        .map((file) => readCase(rule, file)),
    );

function readCase(rule: string, file: string): Case {
  const raw = parse(readFileSync(join(directory, rule, file), "utf8"), { strict: true }) as Case & {
    given: { besok_serier?: Series[]; faktura_serier?: Invoices[] };
  };
  const { besok_serier: series = [], faktura_serier: invoices = [], ...given } = spread(raw.given);
  const visits = [...(given.utford_tid ?? []), ...series.flatMap(visitsOf)];
  return {
    ...raw,
    rule,
    name: file.replace(/\.yaml$/, ""),
    given: {
      ...given,
      ...(visits.length > 0 ? { utford_tid: visits } : {}),
      ...(invoices.length > 0 ? { fakturor: [...(given.fakturor ?? []), ...invoices.flatMap(invoicesOf)] } : {}),
    },
    fynd: raw.fynd ?? {},
  };
}

function visitsOf(
  {
    fran,
    till,
    kl,
    minuter,
    veckodagar,
    forskjut = [0],
    plan_kl = kl,
    plan_minuter,
    utan_tid = false,
    ...columns
  }: Series,
  index: number,
): Row[] {
  const visits: Row[] = [];
  for (let at = Date.parse(`${fran}T${kl}Z`); at <= Date.parse(`${till}T23:59Z`); at += 86_400_000) {
    const weekday = new Date(at).getUTCDay() || 7;
    if (veckodagar && !veckodagar.includes(weekday)) continue;
    const begins = at + (forskjut[visits.length % forskjut.length] ?? 0) * 60_000;
    const planned = Date.parse(`${text(at).slice(0, 10)}T${plan_kl}Z`);
    visits.push({
      besok_id: `S${index}-${text(begins).slice(0, 10)}`,
      ...(utan_tid ? {} : { start: text(begins), slut: text(begins + minuter * 60_000) }),
      ...(plan_minuter === undefined
        ? {}
        : { planerad_start: text(planned), planerad_slut: text(planned + plan_minuter * 60_000) }),
      ...(columns as Row),
    });
  }
  return visits;
}

function invoicesOf({ fran, till, timmar, a_pris, ...columns }: Invoices, index: number): Row[] {
  const lines: Row[] = [];
  const [year, month] = fran.split("-").map(Number) as [number, number];
  for (let n = 0; ; n++) {
    const first = new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 10);
    if (first.slice(0, 7) > till) return lines;
    const last = new Date(Date.UTC(year, month + n, 0)).toISOString().slice(0, 10);
    const hours = [timmar].flat()[n % [timmar].flat().length] ?? 0;
    lines.push({
      faktura_id: `F${index}-${first.slice(0, 7)}`,
      rad: "1",
      from_datum: first,
      tom_datum: last,
      fakturadatum: last,
      timmar: hours,
      a_pris,
      belopp: Math.round(hours * a_pris * 100) / 100,
      ...(columns as Row),
    });
  }
}

const text = (time: number): string => new Date(time).toISOString().slice(0, 16);
