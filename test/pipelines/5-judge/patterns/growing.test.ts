import { describe, expect, test } from "vitest";
import { avvikelser, enhet, judgeOf, months, type Rows, utforare, volym } from "../../../helpers/careWarehouse.ts";

const QUARTER_DAYS = months("2023-10", "2026-09")
  .filter((_, i) => i % 3 === 1)
  .map((month) => `${month}-15`);
const PROVIDERS = ["U1", "U2", "U3", "U4", "U5", "U6"];

/** Six utförare with one enhet each; `growing` of them get ever more alarms, the others two a quarter. */
function municipality(growing: number): Rows {
  return {
    utforare: PROVIDERS.map((id) => utforare(id)),
    enheter: PROVIDERS.map((id) => enhet(`E-${id}`, { utforare_id: id, verksamhetsomrade: "hemtjanst" })),
    volymer: PROVIDERS.flatMap((id) => volym(`E-${id}`, "2023-10", "2026-09")),
    avvikelser: PROVIDERS.flatMap((id, i) =>
      QUARTER_DAYS.flatMap((day, t) => [
        ...avvikelser(`E-${id}`, day, i < growing ? 1 + Math.round(t * 0.8) : 2, ["trygghetslarm"]),
        ...avvikelser(`E-${id}`, day, 3 + ((i + t) % 3), ["fall"]),
      ]),
    ),
  };
}

type Found = {
  typ: string;
  enheter: string[];
  utforare: string[];
  utfall: string;
  forklaring: string;
  forslag: string;
};

describe("the same thing grows at several utförare (HU-18, HU-25)", () => {
  test("at four of six: found once, with its enheter, and a theme is proposed", async () => {
    const warehouse = await judgeOf(municipality(4));
    const found = await warehouse.rows<Found>("from resultat.monster where typ = 'vaxer_hos_flera'");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      indikator_id: "avvikelser-trygghetslarm",
      verksamhetsomrade: "hemtjanst",
      utfall: "tydlig_okning",
      enheter: ["E-U1", "E-U2", "E-U3", "E-U4"],
      utforare: ["U1", "U2", "U3", "U4"],
      antal_enheter: 4,
      antal_utforare: 4,
      kvartal: "2026-Q3",
    });
    expect(found[0]!.forklaring).toMatch(/ökar hos fyra av sex utförare inom hemtjänst\./);
    expect(found[0]!.forslag).toMatch(/^Föreslå tema: .* inom hemtjänst\./);
    expect(`${found[0]!.forklaring} ${found[0]!.forslag}`).not.toMatch(/U\d|E-U/);
    expect(
      await warehouse.row("select provade, funna from resultat.monstertyper where typ = 'vaxer_hos_flera'"),
    ).toEqual({ provade: 2, funna: 1 });
  });

  test("at two of six: those two may be trends, but there is no pattern", async () => {
    const warehouse = await judgeOf(municipality(2));
    expect(await warehouse.rows("from resultat.monster where typ = 'vaxer_hos_flera'")).toEqual([]);
    expect(
      await warehouse.rows(`
        select objekt_id from resultat.trender
        where objekt_typ = 'enhet' and indikator_id = 'avvikelser-trygghetslarm' and utfall = 'tydlig_okning' order by objekt_id`),
    ).toEqual([{ objekt_id: "E-U1" }, { objekt_id: "E-U2" }]);
  });
});
