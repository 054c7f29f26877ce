import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { askOfProvider, severalWeakUnits } from "../../../src/messages/patterns.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { groupBy } from "../care.ts";
import { threshold, verdictThresholds } from "../thresholds.ts";
import { qualityAreaNames } from "./names.ts";
import type { Pattern, PatternKind } from "./pattern.ts";
import { jointTail, ranked, voices } from "./weakness.ts";

/** An utförare with several enheter that are weak in the same kvalitetsområde: the cause may sit with the utförare. */
export const provider: PatternKind = {
  typ: "flera_svaga_hos_utforare",
  namn: "Flera svaga enheter hos samma utförare",
  korn: "utforare",
  fraga: "Vilken utförare har flera enheter som är svaga i samma kvalitetsområde, också när den svagaste räknas bort?",
  provning:
    "Enheterna rangordnas i varje kvalitetsområde av alla källor tillsammans. Summan för utförarens enheter jämförs med vad slumpen skulle ge, och ska sticka ut också utan den svagaste.",
  andamal: ["kvalitetskrav", "fordjupad", "riktad", "forekommen-anledning"],
  krav: ["NO-35", "OR-36", "NA-36"],

  async find({ warehouse, compared, thresholds }) {
    const least = threshold(thresholds, "monster_minst_enheter");
    const share = threshold(thresholds, "monster_svagaste_andel");
    const weakest = normalQuantile(1 - share, 0, 1);
    const said = await voices(warehouse, compared);
    const together = [
      ...groupBy(said, ({ kvalitetsomrade, enhet_id }) => `${kvalitetsomrade}|${enhet_id}`).values(),
    ].map((own) => ({ ...own[0]!, score: own.reduce((sum, { score }) => sum + score, 0) / Math.sqrt(own.length) }));
    const scores = [...groupBy(together, ({ kvalitetsomrade }) => kvalitetsomrade).values()].flatMap((g) => ranked(g));
    const groups = [...groupBy(scores, ({ utforare_id, kvalitetsomrade }) => `${utforare_id}|${kvalitetsomrade}`)]
      .map(([nyckel, own]) => ({ nyckel, own }))
      .filter(({ own }) => own.length >= least)
      .sort((a, b) => (a.nyckel < b.nyckel ? -1 : 1));
    const p = groups.map(({ own }) => jointTail(own.map(({ score }) => score)));
    const q = benjaminiHochberg(p);
    const names = await qualityAreaNames(warehouse);
    const limits = verdictThresholds(thresholds);
    const patterns = groups.flatMap(({ own }, index): Pattern[] => {
      const weak = own.filter(({ score }) => score >= weakest);
      const rest = own.map(({ score }) => score).sort((a, b) => a - b);
      const carried = jointTail(rest.slice(0, -1)) < threshold(thresholds, "monster_eget_p");
      if (q[index]! >= limits.mojligQ || weak.length < 2 || !carried) return [];
      const { utforare_id, kvalitetsomrade } = own[0]!;
      return [
        {
          nyckel: [utforare_id, kvalitetsomrade],
          verksamhetsomrade: null,
          indikator_id: null,
          krav_ids: [],
          enheter: weak.map(({ enhet_id }) => enhet_id).sort(),
          utforare: [utforare_id],
          utfall: q[index]! < limits.tydligQ ? "tydligt_monster" : "mojligt_monster",
          n: own.length,
          rr: null,
          rr_lag: null,
          rr_hog: null,
          p: p[index]!,
          q: q[index]!,
          forklaring: severalWeakUnits({
            svaga: weak.length,
            enheter: own.length,
            kvalitetsomrade: names.get(kvalitetsomrade) ?? kvalitetsomrade,
            andel: share,
            q: q[index]!,
          }),
          forslag: askOfProvider,
        },
      ];
    });
    return { provade: groups.length, patterns };
  },
};
