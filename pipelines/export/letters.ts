import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { questionsCsv } from "../../src/letters/csv.ts";
import { letterDocument } from "../../src/letters/docx.ts";
import type { Letter, LetterRow, LetterSection } from "../../src/letters/letter.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { fileInTheWay, unknownProvider } from "../../src/messages/refusals.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { groupBy } from "../5-judge/care.ts";
import { openRun } from "../common/openRun.ts";
import { sqlFiles } from "../common/repository.ts";

export interface LetterOptions {
  readonly outFolder: string;
  /** Where the letters are written; made if it is not there. */
  readonly target: string;
  /** One utförare; else every one that has something to answer. */
  readonly utforare?: string;
  /** Days to answer; else the threshold of the run. */
  readonly days?: number;
  /** Most questions in one letter; the file has them all. */
  readonly most: number;
  readonly overwrite?: boolean;
}

export interface WrittenLetter {
  readonly utforare_id: string;
  readonly antal: number;
  readonly files: readonly string[];
}

/** Writes, per utförare with unanswered findings, a letter (`.docx`) and the file of all its questions (`.csv`). All or none. */
export async function writeLetters(options: LetterOptions): Promise<WrittenLetter[]> {
  const warehouse = await openRun(options.outFolder);
  let letters: { short: Letter; full: Letter }[];
  try {
    letters = await readLetters(warehouse, options);
  } finally {
    warehouse.close();
  }
  const prepared = [];
  for (const { short, full } of letters) {
    const files = [
      { path: join(options.target, full.fil.replace(/\.csv$/, ".docx")), content: await letterDocument(short) },
      { path: join(options.target, full.fil), content: questionsCsv(full) },
    ];
    for (const { path } of files) if (!options.overwrite && existsSync(path)) throw new Refusal(fileInTheWay(path));
    prepared.push({ utforare_id: full.utforare_id, antal: full.antal, files });
  }
  mkdirSync(options.target, { recursive: true, mode: 0o700 });
  for (const { files } of prepared)
    for (const { path, content } of files) writeFileSync(path, content, { mode: 0o600 });
  return prepared.map(({ files, ...one }) => ({ ...one, files: files.map(({ path }) => path) }));
}

/** An id is anybody's text; a file name is not. Two ids whose names would be one, also where case does not count, get a number. */
function fileNames(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    ids.map((id) => {
      const plain = `fragor-${id.normalize("NFC").replace(/[^\p{L}\p{N}._-]+/gu, "_")}`;
      let name = plain;
      for (let n = 2; taken.has(name.toLocaleLowerCase("sv")); n++) name = `${plain}-${n}`;
      taken.add(name.toLocaleLowerCase("sv"));
      return [id, name];
    }),
  );
}

interface Found {
  fynd_id: string;
  regel_id: string;
  utforare_id: string;
  period: string;
  minuter: number | null;
  belopp_kr: number | null;
  unik_kr: number | null;
  forklaring: string;
  paminnelse: boolean;
  plats: number;
}

interface Rule {
  regel_id: string;
  namn: string;
  fraga: string;
  oskyldig_forklaring: string;
  jamfort: string[];
}

/** Short for the letter, full for the file; an utförare without unanswered findings has neither. */
export async function readLetters(
  warehouse: Warehouse,
  options: Pick<LetterOptions, "utforare" | "days" | "most">,
): Promise<{ short: Letter; full: Letter }[]> {
  const names = await warehouse.rows<{ utforare_id: string; namn: string }>(
    "select utforare_id, utforare_namn as namn from modell.utforare order by utforare_id",
  );
  if (options.utforare !== undefined && !names.some((one) => one.utforare_id === options.utforare))
    throw new Refusal(
      unknownProvider(
        options.utforare,
        names.map((one) => one.utforare_id),
      ),
    );
  const { fragor, rader } = sqlFiles("pipelines/export").find(({ name }) => name === "letters")!.sections;
  const only = options.utforare === undefined ? "" : ` and f.utforare_id = ${literal(options.utforare)}`;
  await warehouse.run(`${fragor}${only}`);
  await warehouse.run(rader!);
  const circumstances = await warehouse.row<{ kommun: string; per_datum: string; dagar: number }>(
    "select kommun, per_datum, troskel('fynd_svarsdagar') as dagar from resultat.korning",
  );
  const rules = new Map(
    (
      await warehouse.rows<Rule>(`
        select r.regel_id, r.namn, r.fraga, r.oskyldig_forklaring, list(k.titel order by k.titel) as jamfort
        from (select *, unnest(kallor) as kalla from resultat.fakturaregler) r join resultat.kallor k on k.kalla = r.kalla and k.finns
        group by all order by r.regel_id`)
    ).map((rule) => [rule.regel_id, rule]),
  );
  const found = await warehouse.rows<Found>("select * exclude (rader) from _fragor order by utforare_id, plats");
  const rows = groupBy(
    await warehouse.rows<LetterRow & { fynd_id: string; egen: boolean | null }>(
      "select fynd_id, rad_id as id, slag, nar, egen from _fragorader order by fynd_id, slag desc, nar, rad_id",
    ),
    ({ fynd_id }) => fynd_id,
  );
  // All utförare, so that one letter has the same name alone and together with the others.
  const files = fileNames(names.map(({ utforare_id }) => utforare_id));
  return [...groupBy(found, ({ utforare_id }) => utforare_id)].map(([utforare_id, mine]) => {
    const first = mine.filter(({ plats }) => plats <= options.most);
    const unique = (some: readonly Found[]): number => sum(some.map(({ unik_kr }) => unik_kr));
    const full: Letter = {
      kommun: circumstances.kommun,
      fran: mine.map(({ period }) => period.slice(0, 7)).sort()[0]!,
      till: mine
        .map(({ period }) => period.slice(-7))
        .sort()
        .at(-1)!,
      per_datum: circumstances.per_datum,
      svarsdagar: options.days ?? circumstances.dagar,
      utforare_id,
      utforare_namn: names.find((one) => one.utforare_id === utforare_id)?.namn ?? utforare_id,
      avsnitt: sections(mine, rules, rows),
      antal: mine.length,
      unik_kr: unique(mine),
      unik_kr_i_brevet: unique(first),
      fil: `${files.get(utforare_id)}.csv`,
    };
    return { full, short: { ...full, avsnitt: sections(first, rules, rows) } };
  });
}

/** Questions by rule, the rule about most kronor first. */
function sections(
  found: readonly Found[],
  rules: ReadonlyMap<string, Rule>,
  rows: ReadonlyMap<string, readonly (LetterRow & { egen: boolean | null })[]>,
): LetterSection[] {
  return [...groupBy(found, ({ regel_id }) => regel_id)]
    .map(([regel_id, mine]) => ({ regel_id, mine, kr: sum(mine.map(({ belopp_kr }) => belopp_kr)) }))
    .sort((a, b) => b.kr - a.kr || (a.regel_id < b.regel_id ? -1 : 1))
    .map(({ regel_id, mine }) => ({
      ...rules.get(regel_id)!,
      fragor: mine.map(({ fynd_id, period, forklaring, minuter, belopp_kr, paminnelse }) => {
        const named = rows.get(fynd_id) ?? [];
        return {
          fynd_id,
          period,
          forklaring,
          minuter,
          belopp_kr,
          rader: named.filter(({ egen }) => egen).map(({ id, slag, nar }) => ({ id, slag, nar })),
          hos_andra: named.filter(({ egen }) => !egen).length,
          paminnelse,
        };
      }),
    }));
}

/** In whole öre, so that the sum is exact. */
const sum = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((total, amount) => total + Math.round((amount ?? 0) * 100), 0) / 100;
