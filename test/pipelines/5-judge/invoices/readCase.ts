import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Row } from "../../../../src/warehouse/warehouse.ts";
import type { Rows } from "../moneyWarehouse.ts";

/** A run of visits, one a day: the compact way to say "a month of visits". */
interface Series {
  brukar_id: string;
  fran: string;
  till: string;
  kl: string;
  minuter: number;
  /** 1 = Monday; all days when left out. */
  veckodagar?: number[];
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
    given: { besok_serier?: Series[] };
  };
  const { besok_serier: series = [], ...given } = raw.given;
  const visits = [...(given.utford_tid ?? []), ...series.flatMap(visitsOf)];
  return {
    ...raw,
    rule,
    name: file.replace(/\.yaml$/, ""),
    given: { ...given, ...(visits.length > 0 ? { utford_tid: visits } : {}) },
    fynd: raw.fynd ?? {},
  };
}

function visitsOf({ fran, till, kl, minuter, veckodagar, ...columns }: Series, index: number): Row[] {
  const visits: Row[] = [];
  for (let at = Date.parse(`${fran}T${kl}Z`); at <= Date.parse(`${till}T23:59Z`); at += 86_400_000) {
    const weekday = new Date(at).getUTCDay() || 7;
    if (veckodagar && !veckodagar.includes(weekday)) continue;
    const start = new Date(at).toISOString().slice(0, 16);
    const slut = new Date(at + minuter * 60_000).toISOString().slice(0, 16);
    visits.push({ besok_id: `S${index}-${start.slice(0, 10)}`, start, slut, ...(columns as Row) });
  }
  return visits;
}
