import { expect, test } from "vitest";
import { sqlFiles } from "../../../pipelines/common/repository.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import {
  avvikelser,
  enhet,
  judgeOf,
  klagomal,
  months,
  type Rows,
  utforare,
  volym,
} from "../../helpers/careWarehouse.ts";

const UNITS = Array.from({ length: 12 }, (_, i) => `E${String(i + 1).padStart(2, "0")}`);
/** The middle of each of fourteen quarters. */
const DAYS = months("2023-05", "2026-09")
  .filter((_, i) => i % 3 === 0)
  .map((manad) => `${manad}-15`);

/** Twelve like units over fourteen quarters: six falls a quarter. E05 has nine times as many, E06 one bad quarter. */
function municipality(): Rows {
  const falls = (unit: string, day: string) => {
    if (unit === "E05") return 54;
    return unit === "E06" && day === DAYS.at(-3) ? 30 : 6;
  };
  return {
    utforare: [utforare("U1")],
    enheter: UNITS.map((unit) => enhet(unit)),
    volymer: UNITS.flatMap((unit) => volym(unit, "2023-04", "2026-09")).map((row) =>
      // E07 had three users in its first quarter.
      row.enhet_id === "E07" && String(row.manad) < "2023-07" ? { ...row, antal_brukare: 3 } : row,
    ),
    avvikelser: UNITS.flatMap((unit) => DAYS.flatMap((day) => avvikelser(unit, day, falls(unit, day), ["fall"]))),
    klagomal: UNITS.flatMap((unit) => klagomal(unit, DAYS.at(-1)!, 1, ["brist-i-bemotande"])),
  };
}

const published = (warehouse: Warehouse, name: string) =>
  warehouse.rows(sqlFiles("pipelines/7-publish/intern").find((file) => file.name === name)!.body);

test("control charts and funnels from the indicators to what is published", async () => {
  const warehouse = await judgeOf(municipality());

  const chart = await warehouse.row<{
    diagram: string;
    provisoriskt: boolean;
    n: number;
    kvartal: string[];
    regel: string[];
  }>(`
    from resultat.styrdiagram where objekt_id = 'E06' and indikator_id = 'avvikelser-fall'`);
  expect(chart).toMatchObject({ diagram: "u_prim", provisoriskt: false, n: 14 });
  expect(chart.kvartal.filter((_, i) => chart.regel[i] === "utanfor_grans")).toEqual(["2026-Q1"]);
  expect(
    await warehouse.rows(`
      select distinct len(kvartal) = n and len(taljare) = n and len(varde) = n and len(mitt) = n and len(nedre) = n
        and len(ovre) = n and len(regel) = n as lika from resultat.styrdiagram`),
  ).toEqual([{ lika: true }]);
  // Its unit's brothers and the area itself are drawn too; what nobody looks at is not.
  expect(
    await warehouse.rows(`
      select objekt_typ, count(*)::integer as n from resultat.styrdiagram where indikator_id = 'avvikelser-fall' group by 1 order by 1`),
  ).toEqual([
    { objekt_typ: "enhet", n: 12 },
    { objekt_typ: "verksamhetsomrade", n: 1 },
  ]);

  expect(
    await warehouse.row(`
      select metod, n_enheter, mitt, len(underlag) = len(ovre998) as lika from resultat.trattar
      where indikator_id = 'avvikelser-fall'`),
  ).toEqual({ metod: "kvadratrot_overspridning", n_enheter: 12, mitt: 1, lika: true });
  expect(
    await warehouse.rows(`
      select enhet_id, utfall from resultat.trattpunkter where indikator_id = 'avvikelser-fall' and utfall <> 'inom' order by 1`),
  ).toEqual([{ enhet_id: "E05", utfall: "utanfor_998" }]);
  // Twelve equal units: no more spread than chance.
  expect(
    await warehouse.row("select metod, tau2 from resultat.trattar where indikator_id = 'klagomal-totalt'"),
  ).toEqual({ metod: "exakt_poisson", tau2: 0 });

  // Published: one quarter about too few persons takes the limits with it, since the middle line is the sum of all.
  await warehouse.run(`
    insert into resultat.styrdiagram by name
    select * replace ('missnojda-fokus-pa-brukare' as indikator_id) from resultat.styrdiagram where objekt_id = 'E06'`);
  const shown = await published(warehouse, "styrdiagram");
  expect(shown.some((row) => row.indikator_id === "missnojda-fokus-pa-brukare")).toBe(false);
  const small = shown.find((row) => row.objekt_id === "E07" && row.indikator_id === "avvikelser-fall")!;
  expect(small).toMatchObject({ dold: true, mitt: null, nedre: null, ovre: null, regel: null });
  expect((small.taljare as number[]).map((value) => value === null)).toEqual([true, ...new Array(13).fill(false)]);
  const open = shown.find((row) => row.objekt_id === "E06" && row.indikator_id === "avvikelser-fall")!;
  expect(open).toMatchObject({ dold: false, n: 14 });
  expect(open.ovre).toHaveLength(14);
  expect(await published(warehouse, "trattar")).not.toEqual([]);
  expect((await published(warehouse, "trattpunkter")).every((row) => row.dold === false)).toBe(true);
});

test("points of a funnel about too few persons have no figures", async () => {
  const rows = municipality();
  rows.volymer = rows.volymer!.map((row) => (row.enhet_id === "E08" ? { ...row, antal_brukare: 3 } : row));
  const warehouse = await judgeOf(rows);
  const points = (await published(warehouse, "trattpunkter")).filter((row) => row.indikator_id === "avvikelser-fall");
  expect(points.filter((row) => row.dold)).toEqual([
    {
      indikator_id: "avvikelser-fall",
      verksamhetsomrade: "sarskilt-boende",
      enhet_id: "E08",
      underlag: null,
      antal: null,
      kvot: null,
      andel: null,
      varde: null,
      z: null,
      p: null,
      utfall: null,
      dold: true,
    },
  ]);
});

test("five to nine units: no spread is learnt from them, and the method says so", async () => {
  const rows = municipality();
  rows.enheter = rows.enheter!.slice(0, 6);
  const warehouse = await judgeOf(rows);
  expect(
    await warehouse.row("select metod, tau2, n_enheter from resultat.trattar where indikator_id = 'avvikelser-fall'"),
  ).toEqual({ metod: "exakt_poisson_fa_enheter", tau2: null, n_enheter: 6 });
});
