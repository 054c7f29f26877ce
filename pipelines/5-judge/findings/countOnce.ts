import { largestRemainder } from "../../../src/invoices/largestRemainder.ts";
import { type Claim, uniqueAmounts } from "../../../src/invoices/uniqueAmounts.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../../common/repository.ts";
import { groupBy } from "../care.ts";

/** A finding that shares a cell with another, or asks about more than was invoiced in it. `nr` is its place in the order of counting. */
interface Contested {
  nr: number;
  ore: number | null;
  minuter: number | null;
}

interface Share {
  nr: number;
  cell: number;
  om: Claim["about"];
  vikt: number;
  tak_ore: number | null;
}

interface Bearing {
  nr: number;
  cell: number;
  rad: number;
  ore: number | null;
  minuter: number;
}

/**
 * Fills `unik_minuter` and `unik_kr` of `resultat.fakturafynd`: what a finding asks about that no finding before it has asked about. Hard
 * before soft, then the larger amount, then the id; so they add up over any grouping, whatever the order of the rows.
 * Method and why: docs/decisions/0010.
 */
export async function countOnce(warehouse: Warehouse): Promise<void> {
  await warehouse.run(sqlFiles("pipelines/5-judge/findings").find(({ name }) => name === "andelar")!.body);
  const findings = await warehouse.rows<Contested>(
    `select nr, (f.belopp_kr * 100)::bigint as ore, f.minuter from _delade join _ordning using (nr)
     join resultat.fakturafynd f using (fynd_id) order by nr`,
  );
  const shares = await warehouse.rows<Share>(
    "select nr, cell, om, vikt, tak_ore from _andelar where nr in (from _delade) order by nr, cell",
  );
  const rows = await warehouse.rows<Bearing>(
    "select nr, cell, rad, ore, minuter from _bararrader where nr in (from _delade) order by nr, cell, rad",
  );
  const unique = uniqueOf(findings, shares, rows);
  await warehouse.run(`update resultat.fakturafynd f set
      unik_minuter = case when r.om = 'inget' then 0 else f.minuter end,
      unik_kr = case when r.om = 'inget' then 0 else f.belopp_kr end
    from resultat.fakturaregler r where r.regel_id = f.regel_id;
    create or replace temp table _unika (nr integer, ore bigint, minuter bigint)`);
  await warehouse.append("_unika", unique);
  await warehouse.run(`update resultat.fakturafynd f set unik_minuter = u.minuter, unik_kr = u.ore::decimal(18,0) * 0.01::decimal(3,2)
    from _unika u join _ordning o using (nr) where o.fynd_id = f.fynd_id;
    drop table _unika; drop table _delade; drop table _andelar; drop table _bararrader; drop table _namngivna;
    drop table _ordning`);
}

type Unique = { nr: number; ore: number | null; minuter: number | null };

function uniqueOf(findings: readonly Contested[], shares: readonly Share[], rows: readonly Bearing[]): Unique[] {
  const sharesOf = groupBy(shares, ({ nr }) => nr);
  const rowsOf = groupBy(rows, ({ nr, cell }) => `${nr}|${cell}`);
  const sums = new Map(
    findings.map(({ nr, ore, minuter }) => [
      nr,
      { nr, ore: ore === null ? null : 0, minuter: minuter === null ? null : 0 },
    ]),
  );
  for (const unit of ["ore", "minuter"] as const) {
    // A finding over several cells is split between them by what its rows there are worth.
    const claims = findings.flatMap((finding) => {
      const mine = sharesOf.get(finding.nr) ?? [];
      const parts = largestRemainder(
        Math.max(0, finding[unit] ?? 0),
        mine.map(({ vikt }) => vikt),
      );
      return mine.map((share, index) => ({ ...share, amount: parts[index]! }));
    });
    for (const inCell of groupBy(claims, ({ cell }) => cell).values()) {
      const places = new Map<number, number>();
      const worth: (number | null)[] = [];
      const asked = inCell.map(({ nr, cell, om, amount }): Claim => {
        const mine = rowsOf.get(`${nr}|${cell}`) ?? [];
        for (const row of mine)
          if (!places.has(row.rad)) {
            places.set(row.rad, worth.length);
            worth.push(row[unit]);
          }
        return { amount, about: om, rows: mine.map(({ rad }) => places.get(rad)!) };
      });
      const ceiling = unit === "ore" ? inCell[0]!.tak_ore : null;
      for (const [index, own] of uniqueAmounts(asked, { worth, ceiling }).entries()) {
        const sum = sums.get(inCell[index]!.nr)!;
        if (sum[unit] !== null) sum[unit] += own;
      }
    }
  }
  return [...sums.values()];
}
