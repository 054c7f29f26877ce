import { askOfRepeated, repeatedAfterRemedy } from "../../../src/messages/patterns.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { binomialTails } from "../../../src/statistics/binomialTails.ts";
import { groupBy } from "../care.ts";
import { threshold, verdictThresholds } from "../thresholds.ts";
import { requirementNames } from "./names.ts";
import type { PatternInput, PatternKind } from "./pattern.ts";

/** A krav that was looked at again, at the same enhet, after every åtgärd for its brist had been verified. */
type Again = {
  readonly enhet_id: string;
  readonly utforare_id: string;
  readonly krav_id: string;
  readonly brist: boolean;
};

/** NO-35: the same krav is unmet again at the same enhet after a verified åtgärd. */
export const repeated: PatternKind = {
  typ: "brist_efter_atgard",
  namn: "Samma brist igen efter verifierad åtgärd",
  korn: "utforare",
  fraga: "Vilka krav har brustit på nytt vid samma enhet, fast åtgärden var verifierad?",
  provning:
    "Varje ny brist är ett konstaterat faktum. Att samma krav brister på nytt vid flera av utförarens enheter jämförs dessutom med hur ofta krav brister igen i hela kommunen (exakt binomialtest).",
  andamal: ["resultatuppfoljning", "forekommen-anledning", "riktad"],
  krav: ["NO-35", "NA-60", "OR-45", "F-7"],

  async find(input) {
    const { warehouse, thresholds } = input;
    const again = await readAgain(input);
    const names = await requirementNames(warehouse);
    const groups = [...groupBy(again, ({ utforare_id, krav_id }) => `${utforare_id}|${krav_id}`).values()].map(
      (own) => ({
        own,
        brister: own.filter(({ brist }) => brist),
        others: shareOf(again.filter((row) => row.utforare_id !== own[0]!.utforare_id)),
      }),
    );
    // One brist again is a fact and no pattern of several; only several can be set against chance.
    const p = groups.map(({ own, brister, others }) =>
      own.length > 1 ? binomialTails(brister.length, own.length, others).upper : null,
    );
    const q = benjaminiHochberg(p);
    const limits = verdictThresholds(thresholds);
    const patterns = groups.flatMap(({ own, brister, others }, index) => {
      if (brister.length === 0) return [];
      const { utforare_id, krav_id } = own[0]!;
      const sure = brister.length > 1 ? q[index] : null;
      return [
        {
          nyckel: [utforare_id, krav_id],
          verksamhetsomrade: null,
          indikator_id: null,
          krav_ids: [krav_id],
          enheter: brister.map(({ enhet_id }) => enhet_id).sort(),
          utforare: [utforare_id],
          utfall:
            sure == null || sure >= limits.mojligQ
              ? ("konstaterat" as const)
              : sure < limits.tydligQ
                ? ("tydligt_monster" as const)
                : ("mojligt_monster" as const),
          n: own.length,
          rr: others > 0 && own.length > 1 ? brister.length / own.length / others : null,
          rr_lag: null,
          rr_hog: null,
          p: p[index] ?? null,
          q: q[index] ?? null,
          forklaring: repeatedAfterRemedy({
            krav: names.get(krav_id) ?? krav_id,
            brister: brister.length,
            provade: own.length,
            andel: others,
          }),
          forslag: askOfRepeated,
        },
      ];
    });
    return { provade: p.filter((value) => value !== null).length, patterns };
  },
};

const readAgain = ({ warehouse, care, thresholds }: PatternInput): Promise<Again[]> =>
  warehouse.rows<Again>(`
    with atgardade as (
      select brist_id, max(verifierad_datum) as verifierad
      from kant.atgarder group by brist_id having bool_and(verifierad_datum is not null)
    ),
    -- The earliest brist that was put right: what came after it came again.
    forsta as (
      select brister.enhet_id, brister.krav_id, min(atgardade.verifierad) as verifierad
      from modell.brister as brister join atgardade using (brist_id)
      group by brister.enhet_id, brister.krav_id
    ),
    senare as (
      select enhet_id, krav_id, genomford_datum as datum, fynd as brist from modell.uppfoljningar where bedomd
      union all
      select enhet_id, krav_id, upptackt_datum, true from modell.brister
    )
    select forsta.enhet_id, enheter.utforare_id, forsta.krav_id, bool_or(senare.brist) as brist
    from forsta
    join senare on senare.enhet_id = forsta.enhet_id and senare.krav_id = forsta.krav_id and senare.datum > forsta.verifierad
    join modell.enheter as enheter on enheter.enhet_id = forsta.enhet_id
    join modell.kvartal as kvartal on kvartal.kvartal = kvartal_av(senare.datum)
    where enheter.aktiv and kvartal.ordning > ${care.ordning - threshold(thresholds, "monster_krav_kvartal")}
    group by forsta.enhet_id, enheter.utforare_id, forsta.krav_id
    order by forsta.enhet_id, forsta.krav_id`);

/** Half a case is added to each side: nobody else looked at again is no proof that it never happens. */
const shareOf = (rows: readonly Again[]): number =>
  (rows.filter(({ brist }) => brist).length + 0.5) / (rows.length + 1);
