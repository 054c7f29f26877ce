import { ordinary, type ScreenName, screens, type Tested } from "../../src/invoices/screens/index.ts";
import type { InvoiceRule } from "../../src/metadata/invoiceRule.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Scope, touches } from "../3-model/months/scope.ts";

/** What the screens read, where the rule returns it. */
const read = ["traffar", "antal", "grupp", "vantat", "z"];

/** What a test keeps besides its chance, where the rule returns it; told only of those that may be asked about. */
const kept = {
  klass: "null::varchar",
  skydd: "null::varchar",
  utforare_id: "",
  enhet_id: "",
  brukar_nyckel: "",
  minuter: "",
  belopp_kr: "",
  rader: "",
  forklaring: "",
};

/**
 * Puts the tests of a rule through its screen: writes them to `resultat.fakturaprov`, and leaves in `_svar`, with `p` and `q`, what is unusual and not what
 * the rule itself says is too little to ask about (`for_litet`). Every test counts when q is worked out, also the ones taken away, and
 * those of the run before about periods that have not changed. The ordinary ones, of which nothing is told, are counted per period.
 * @returns how many were tested
 */
export async function screenAnswer(warehouse: Warehouse, rule: InvoiceRule, asked: Scope | null): Promise<number> {
  const returned = (await warehouse.rows<{ column_name: string }>("describe _svar")).map((row) => row.column_name);
  const screen = rule.prov as ScreenName;
  const within = ordinary[screen];
  const columns = read.filter((name) => returned.includes(name)).map((name) => `, ${name}`);
  // In the order of what is tested, not of row numbers: these follow the engine's threads.
  const objects = await warehouse.rows<Tested & { nr: number }>(
    `select nr${columns.join("")} from _svar where not ${within} order by utforare_id, enhet_id, brukar_nyckel, period, rader, nr`,
  );
  const p = screens[screen](objects);
  await warehouse.run("create or replace temp table _chanser (nr bigint, p double)");
  await warehouse.append(
    "_chanser",
    objects.map(({ nr }, i) => ({ nr, p: p[i] ?? null })),
  );
  const small = returned.includes("for_litet") ? "coalesce(for_litet, false)" : "false";
  const told = Object.entries(kept).map(
    ([name, absent]) => `case when not ${small} then ${returned.includes(name) ? name : absent} end as ${name}`,
  );
  const regel = literal(rule.regel);
  await warehouse.run(`
    insert into resultat.fakturaprov by name
    select ${regel} as regel_id, period, ${told.join(", ")}, ${small} as for_litet, case when ${within} then 0.5 else p end as p, 1 as antal
    from _svar left join _chanser using (nr) where not (${within} and ${small});
    insert into resultat.fakturaprov by name
    select ${regel} as regel_id, period, true as for_litet, 0.5 as p, count(*) as antal from _svar where ${within} and ${small} group by period;
    ${asked ? takeOver(rule, asked) : ""}
    create or replace temp table _svar as
    select row_number() over () as nr, * exclude (regel_id, for_litet, p), p, q from (${withQ(regel)}) where q <= ${rule.q!} and not for_litet;
    drop table _chanser`);
  const { n } = await warehouse.row<{ n: number }>(
    `select coalesce(sum(antal) filter (p is not null), 0)::bigint as n from resultat.fakturaprov where regel_id = ${regel}`,
  );
  return n;
}

/**
 * Benjamini–Hochberg over all tests of a rule: the smallest p·m/k among those with at least this p, where k of m tests have at most that p. The same
 * as `benjaminiHochberg` of `src/statistics`, where the tests lie.
 */
const withQ = (regel: string): string => `
  select * exclude (antal), min(p * alla / hogst) over (order by p desc) as q
  from (
    select *, sum(antal) over ()::double as alla, sum(antal) over (order by p)::double as hogst
    from resultat.fakturaprov where regel_id = ${regel} and p is not null
  )`;

/** The tests of the periods that stand as they were; those that the rule no longer speaks of, because they are too old, are left behind. */
const takeOver = ({ regel, lokal }: InvoiceRule, asked: Scope): string => `
    insert into resultat.fakturaprov from fore.resultat.fakturaprov
    where regel_id = ${literal(regel)} and not (${touches("period", asked)})
      ${lokal === "kvartal" ? "and left(period, 7) >= manad_av(monster_fran())" : ""};`;
