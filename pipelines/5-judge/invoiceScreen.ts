import { type ScreenName, screens, type Tested } from "../../src/invoices/screens/index.ts";
import type { InvoiceRule } from "../../src/metadata/invoiceRule.ts";
import { benjaminiHochberg } from "../../src/statistics/benjaminiHochberg.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** What the screens read, where the rule returns it. */
const read = ["traffar", "antal", "grupp", "vantat", "z"];

/**
 * Puts the tests of a rule through its screen: adds `p` and `q` to `_svar` and takes away what is not unusual, and what the rule
 * itself says is too little to ask about (`for_litet`). Every test counts when q is worked out, also the ones taken away.
 * @returns how many were tested
 */
export async function screenAnswer(warehouse: Warehouse, rule: InvoiceRule): Promise<number> {
  const returned = (await warehouse.rows<{ column_name: string }>("describe _svar")).map((row) => row.column_name);
  const columns = read.filter((name) => returned.includes(name)).map((name) => `, ${name}`);
  // In the order of what is tested, not of row numbers: these follow the engine's threads.
  const objects = await warehouse.rows<Tested & { nr: number }>(
    `select nr${columns.join("")} from _svar order by utforare_id, enhet_id, brukar_nyckel, period, rader, nr`,
  );
  const p = screens[rule.prov as ScreenName](objects);
  const q = benjaminiHochberg(p);
  const unusual = objects
    .map(({ nr }, i) => ({ nr, p: p[i] ?? null, q: q[i] ?? null }))
    .filter((one) => one.q !== null && one.q <= rule.q!);
  await warehouse.run("create or replace temp table _ovanliga (nr bigint, p double, q double)");
  await warehouse.append("_ovanliga", unusual);
  const small = returned.includes("for_litet") ? "where not coalesce(for_litet, false)" : "";
  await warehouse.run(`create or replace temp table _svar as select s.*, o.p, o.q from _svar s join _ovanliga o using (nr) ${small};
    drop table _ovanliga`);
  return p.filter((one) => one !== null).length;
}
