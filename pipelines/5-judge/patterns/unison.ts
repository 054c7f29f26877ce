import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { askOfUnison, severalVoices } from "../../../src/messages/patterns.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { groupBy } from "../care.ts";
import { threshold, verdictThresholds } from "../thresholds.ts";
import type { Pattern, PatternKind } from "./pattern.ts";
import { jointTail, mean, ranked, voices } from "./weakness.ts";

/** Independent sources agree about one enhet: staff, complaints, surveys and follow-ups do not err in the same way. */
export const unison: PatternKind = {
  typ: "flera_kallor_samma_enhet",
  namn: "Flera källor pekar åt samma håll",
  korn: "enhet",
  fraga: "Vilken enhet är sämre än jämförbara enligt minst tre källor som inte hänger ihop?",
  provning:
    "Varje källa rangordnar alla enheter efter hur troligt det är att de är sämre än jämförbara. Summan av rangerna jämförs med vad oberoende källor skulle ge av en slump.",
  andamal: ["fordjupad", "forekommen-anledning", "oanmald", "kvalitetskrav"],
  krav: ["HU-16", "NO-24", "NA-36"],

  async find({ warehouse, compared, thresholds }) {
    const least = threshold(thresholds, "monster_minst_kallor");
    const weakest = normalQuantile(1 - threshold(thresholds, "monster_svagaste_andel"), 0, 1);
    const all = [...groupBy(await voices(warehouse, compared), ({ rost, enhet_id }) => `${rost}|${enhet_id}`).values()];
    const perVoice = all.map((own) => ({ ...own[0]!, score: mean(own.map(({ score }) => score)) }));
    const scores = [...groupBy(perVoice, ({ rost }) => rost).values()].flatMap((group) => ranked(group));
    const units = [...groupBy(scores, ({ enhet_id }) => enhet_id).values()]
      .filter((own) => own.length >= least)
      .sort((a, b) => (a[0]!.enhet_id < b[0]!.enhet_id ? -1 : 1));
    const p = units.map((own) => jointTail(own.map(({ score }) => score)));
    const q = benjaminiHochberg(p);
    const limits = verdictThresholds(thresholds);
    const patterns = units.flatMap((own, index): Pattern[] => {
      const pointing = own.filter(({ score }) => score >= weakest).map(({ rost }) => rost);
      if (q[index]! >= limits.mojligQ || pointing.length < least) return [];
      const { enhet_id, utforare_id } = own[0]!;
      return [
        {
          nyckel: [enhet_id],
          verksamhetsomrade: null,
          indikator_id: null,
          krav_ids: [],
          enheter: [enhet_id],
          utforare: [utforare_id],
          utfall: q[index]! < limits.tydligQ ? "tydligt_monster" : "mojligt_monster",
          n: own.length,
          rr: null,
          rr_lag: null,
          rr_hog: null,
          p: p[index]!,
          q: q[index]!,
          forklaring: severalVoices({
            pekar: pointing.sort((a, b) => a.localeCompare(b, "sv")),
            kallor: own.length,
            andel: threshold(thresholds, "monster_svagaste_andel"),
            q: q[index]!,
          }),
          forslag: askOfUnison,
        },
      ];
    });
    return { provade: units.length, patterns };
  },
};
