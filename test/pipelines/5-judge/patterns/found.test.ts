import { describe, expect, test } from "vitest";
import type { Row } from "../../../../src/warehouse/warehouse.ts";
import { enhet, judgeOf, type Rows, utforare, volym } from "../../../helpers/careWarehouse.ts";

const AREAS = ["hemtjanst", "sarskilt-boende"];
const UNITS = AREAS.flatMap((area) =>
  Array.from({ length: 10 }, (_, i) => ({ area, provider: `U${i % 5}`, id: `${area}-${i}` })),
);

/** Twenty enheter of five utförare in two areas, each followed up on six krav; K1 is unmet by most in hemtjänst. */
function followedUp(unmet: (unit: { area: string; provider: string; id: string }, krav: string) => boolean): Rows {
  const krav = ["K1", "K2", "K3", "K4", "K5", "K6"];
  return {
    utforare: [...new Set(UNITS.map(({ provider }) => provider))].map((id) => utforare(id)),
    enheter: UNITS.map(({ id, provider, area }) => enhet(id, { utforare_id: provider, verksamhetsomrade: area })),
    volymer: UNITS.flatMap(({ id }) => volym(id, "2024-10", "2026-09")),
    krav: krav.map((krav_id) => ({
      krav_id,
      rubrik: `Krav ${krav_id.slice(1)}`,
      kvalitetsomrade: "samverkan",
      konsekvens: 2,
    })),
    uppfoljningar: UNITS.flatMap((unit) =>
      krav.map((krav_id) => ({
        uppfoljning_id: `F-${unit.id}`,
        krav_id,
        enhet_id: unit.id,
        metod: "kvalitetskrav",
        genomford_datum: "2025-11-03",
        bedomning: unmet(unit, krav_id) ? "ej_uppfyllt" : "uppfyllt",
        rapport_datum: "2025-11-20",
      })),
    ),
  };
}

/** A third of everything is unmet, spread evenly. */
const ordinary = ({ id }: { id: string }, krav: string): boolean =>
  (Number(id.at(-1)) + Number(krav.slice(1))) % 3 === 0;

describe("a krav unmet at several utförare (NA-61)", () => {
  test("beyond what krav and area let expect: found, with the question to ask", async () => {
    const warehouse = await judgeOf(
      followedUp((unit, krav) => (unit.area === "hemtjanst" && krav === "K1" ? true : ordinary(unit, krav))),
    );
    const found = await warehouse.rows<Row>("from resultat.monster where typ = 'krav_brister_hos_flera'");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      verksamhetsomrade: "hemtjanst",
      krav_ids: ["K1"],
      antal_utforare: 5,
      antal_enheter: 10,
      n: 10,
      utfall: "tydligt_monster",
    });
    expect(found[0]!.forklaring).toMatch(/^Kravet ”Krav 1” var inte uppfyllt i 10 av 10 uppföljningar inom hemtjänst/);
  });

  test("a krav that is hard everywhere is none", async () => {
    const warehouse = await judgeOf(followedUp((unit, krav) => krav === "K1" || ordinary(unit, krav)));
    expect(await warehouse.rows("from resultat.monster where typ = 'krav_brister_hos_flera'")).toEqual([]);
  });

  test("nor is what one utförare stands for", async () => {
    const warehouse = await judgeOf(
      followedUp((unit, krav) => ordinary(unit, krav) || (unit.provider === "U1" && krav === "K1")),
    );
    expect(await warehouse.rows("from resultat.monster where typ = 'krav_brister_hos_flera'")).toEqual([]);
  });
});

describe("a brist again after a verified åtgärd (NO-35)", () => {
  const brist = (brist_id: string, enhet_id: string, datum: string): Row => ({
    brist_id,
    enhet_id,
    krav_id: "K1",
    upptackt_datum: datum,
    allvarlighetsgrad: 2,
  });
  const atgard = (brist_id: string, verifierad_datum: string | null): Row => ({
    atgard_id: `A-${brist_id}`,
    brist_id,
    atgard: "Ny rutin",
    ansvarig_roll: "enhetschef",
    klar_senast: "2025-06-01",
    avrapporterad_datum: verifierad_datum,
    verifierad_datum,
  });

  test("is told per utförare and krav; not before it was verified, and not of another krav", async () => {
    const warehouse = await judgeOf({
      ...followedUp(() => false),
      brister: [
        brist("B1", "hemtjanst-0", "2025-02-01"),
        brist("B2", "hemtjanst-0", "2026-02-01"),
        brist("B3", "hemtjanst-1", "2025-02-01"),
        brist("B4", "hemtjanst-1", "2025-05-01"),
        brist("B5", "hemtjanst-2", "2025-02-01"),
        brist("B6", "hemtjanst-2", "2026-02-01"),
      ],
      // B3 was verified only after B4; B5 never.
      atgarder: [atgard("B1", "2025-06-01"), atgard("B3", "2026-06-01"), atgard("B5", null)],
    });
    const found = await warehouse.rows(
      "select enheter, utforare, krav_ids, utfall from resultat.monster where typ = 'brist_efter_atgard'",
    );
    expect(found).toEqual([{ enheter: ["hemtjanst-0"], utforare: ["U0"], krav_ids: ["K1"], utfall: "konstaterat" }]);
  });
});
