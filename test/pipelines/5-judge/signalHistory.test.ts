import { expect, test } from "vitest";
import { judgeSignalHistory } from "../../../pipelines/5-judge/signalHistory.ts";
import { avvikelser, enhet, judgeOf, months, type Rows, utforare, volym } from "../../helpers/careWarehouse.ts";

const UNITS = ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8"];
const DAYS = months("2024-10", "2026-09")
  .filter((_, i) => i % 3 === 1)
  .map((month) => `${month}-15`);

/** E1 has five times as many as the others all the time, E2 had until a year ago. */
const municipality = (): Rows => ({
  utforare: [utforare("U1")],
  enheter: UNITS.map((id) => enhet(id)),
  volymer: UNITS.flatMap((id) => volym(id, "2024-10", "2026-09")),
  avvikelser: UNITS.flatMap((id) =>
    DAYS.flatMap((day) =>
      avvikelser(id, day, id === "E1" || (id === "E2" && day < "2025-10") ? 15 : 3, ["brist-i-bemotande"]),
    ),
  ),
  krav: [{ krav_id: "K1", rubrik: "Bemötande", kvalitetsomrade: "service-och-bemotande", konsekvens: 3 }],
  brister: [
    {
      brist_id: "B1",
      enhet_id: "E3",
      krav_id: "K1",
      uppfoljning_id: "F1",
      upptackt_datum: "2026-08-03",
      allvarlighetsgrad: 2,
    },
  ],
  atgarder: [
    { atgard_id: "A1", brist_id: "B1", atgard: "Ny rutin", ansvarig_roll: "enhetschef", klar_senast: "2026-12-01" },
  ],
  uppfoljningar: [
    {
      uppfoljning_id: "F1",
      krav_id: "K1",
      enhet_id: "E3",
      metod: "kvalitetskrav",
      genomford_datum: "2026-08-03",
      bedomning: "ej_uppfyllt",
      rapport_datum: "2026-08-20",
    },
  ],
});

const signal = (enhet_id: string, utfall: string, rr: number | null, more = {}) => ({
  signal_id: `S-${enhet_id}`,
  objekt_typ: "enhet",
  enhet_id,
  indikator_id: "avvikelser-service-och-bemotande",
  kvartal: "2026-Q2",
  metod: "jamforelse",
  utfall,
  rr,
  ...more,
});

test("last quarter's signals and what became of them (NO-37)", async () => {
  const warehouse = await judgeOf(municipality());
  const rows = await judgeSignalHistory(
    warehouse,
    [
      signal("E1", "tydligt_hogre", 4),
      signal("E2", "mojligt_hogre", 1.6),
      signal("E3", "mojligt_hogre", 1.4),
      signal("E4", "enskild_handelse", null, { metod: "enskild_handelse", indikator_id: "lex-sarah" }),
      signal("E5", "lag_rapportering", 0.2, {
        metod: "lag_rapportering",
        indikator_id: "lag-rapportering-systematiskt-kvalitetsarbete",
      }),
      signal("E6", "ingen_sakerstalld_forandring", 1),
    ],
    "2026-06-30",
  );
  expect(rows.map(({ enhet_id, vad_hande }) => [enhet_id, vad_hande])).toEqual([
    ["E1", "kvarstar"],
    ["E2", "borta"],
    ["E3", "foljd_upp_brist"],
    ["E4", "vantar"],
    ["E5", "borta"],
  ]);
  expect(rows[2]).toMatchObject({ uppfoljd_datum: "2026-08-03", uppfoljning_fynd: true, atgard_status: "pagar" });
  expect(rows[0]).toMatchObject({ nu_utfall: "tydligt_hogre", uppfoljd_datum: null, atgard_status: null });
});
