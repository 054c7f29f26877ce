import { themeOfUnmet, unmetAtSeveral } from "../../../src/messages/patterns.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { binomialTails } from "../../../src/statistics/binomialTails.ts";
import { clopperPearson } from "../../../src/statistics/clopperPearson.ts";
import { inverseLogit, logit } from "../../../src/statistics/logit.ts";
import { groupBy } from "../care.ts";
import { threshold, verdictThresholds } from "../thresholds.ts";
import { areaNames, requirementNames } from "./names.ts";
import type { Pattern, PatternInput, PatternKind } from "./pattern.ts";
import { patternVerdict } from "./verdict.ts";

/** What follow-ups of one krav found at one enhet. */
type Found = {
  readonly krav_id: string;
  readonly verksamhetsomrade: string;
  readonly utforare_id: string;
  readonly enhet_id: string;
  readonly fynd: number;
  readonly antal: number;
  /** of the brister, those that somebody has marked as a systemorsak */
  readonly systemorsak: number;
};
type Sums = { readonly fynd: number; readonly antal: number };

/** The same krav unmet at several utförare of a verksamhetsområde, beyond what is usual for the krav and for the area. */
export const unmet: PatternKind = {
  typ: "krav_brister_hos_flera",
  namn: "Samma krav brister hos flera utförare",
  korn: "verksamhetsomrade",
  fraga:
    "Vilket krav är oftare inte uppfyllt i ett verksamhetsområde än kravet är i andra områden, och hos minst tre utförare?",
  provning:
    "Andelen fynd jämförs med vad kravets andel i andra verksamhetsområden och områdets andel för andra krav låter vänta (exakt binomialtest). Den utförare som har flest fynd utöver det väntade räknas bort, och minst tre ska ha fynd.",
  andamal: ["kvalitetsuppfoljning", "tema", "riktad", "kvalitetskrav"],
  krav: ["NA-61", "HU-18", "HU-25", "F-33"],

  async find(input) {
    const { warehouse, thresholds } = input;
    const least = threshold(thresholds, "monster_minst_utforare");
    const found = await readFound(input);
    const tested = cells(found).flatMap(({ own, expected }) => {
      const p = withoutStrongest(own, expected);
      return p === null ? [] : [{ own, expected, p, ...sum(own) }];
    });
    const q = benjaminiHochberg(tested.map(({ p }) => p));
    const names = { krav: await requirementNames(warehouse), omrade: await areaNames(warehouse) };
    const limits = verdictThresholds(thresholds);
    const patterns = tested.flatMap(({ own, expected, p, fynd, antal }, index): Pattern[] => {
      const share = clopperPearson(fynd, antal, threshold(thresholds, "trend_konfidens"));
      const ratio = { rr: fynd / antal / expected, rrLag: share.lower / expected, rrHog: share.upper / expected };
      const utfall = patternVerdict({ q: q[index]!, ...ratio }, limits);
      const bearing = own.filter((row) => row.fynd > 0);
      const utforare = [...new Set(bearing.map(({ utforare_id }) => utforare_id))].sort();
      if (utfall === null || utforare.length < least) return [];
      const { krav_id, verksamhetsomrade } = own[0]!;
      const krav = names.krav.get(krav_id) ?? krav_id;
      const verksamhet = names.omrade.get(verksamhetsomrade) ?? verksamhetsomrade;
      return [
        {
          nyckel: [krav_id, verksamhetsomrade],
          verksamhetsomrade,
          indikator_id: null,
          krav_ids: [krav_id],
          enheter: bearing.map(({ enhet_id }) => enhet_id).sort(),
          utforare,
          utfall,
          n: antal,
          rr: ratio.rr,
          rr_lag: ratio.rrLag,
          rr_hog: ratio.rrHog,
          p,
          q: q[index]!,
          forklaring: unmetAtSeveral({
            krav,
            verksamhet,
            fynd,
            antal,
            vantad: expected,
            utforare: utforare.length,
            provadeUtforare: new Set(own.map(({ utforare_id }) => utforare_id)).size,
            systemorsak: own.reduce((total, row) => total + row.systemorsak, 0),
            q: q[index]!,
          }),
          forslag: themeOfUnmet(krav, verksamhet),
        },
      ];
    });
    return { provade: tested.length, patterns };
  },
};

const readFound = ({ warehouse, care, thresholds }: PatternInput): Promise<Found[]> =>
  warehouse.rows<Found>(`
    select uppfoljningar.krav_id, enheter.verksamhetsomrade, enheter.utforare_id, uppfoljningar.enhet_id,
      count(*) filter (uppfoljningar.fynd)::integer as fynd, count(*)::integer as antal,
      count(*) filter (marken.systemorsak)::integer as systemorsak
    from modell.uppfoljningar as uppfoljningar
    join modell.enheter as enheter using (enhet_id)
    join modell.kvartal as kvartal on kvartal.kvartal = uppfoljningar.kvartal
    left join (select uppfoljning_id, krav_id, bool_or(systemorsak) as systemorsak from modell.brister group by uppfoljning_id, krav_id) as marken
      on marken.uppfoljning_id = uppfoljningar.uppfoljning_id and marken.krav_id = uppfoljningar.krav_id
    where uppfoljningar.bedomd and kvartal.ordning > ${care.ordning - threshold(thresholds, "monster_krav_kvartal")}
    group by uppfoljningar.krav_id, enheter.verksamhetsomrade, enheter.utforare_id, uppfoljningar.enhet_id
    order by uppfoljningar.krav_id, enheter.verksamhetsomrade, enheter.utforare_id, uppfoljningar.enhet_id`);

/** Each krav × verksamhetsområde with the share that the krav elsewhere and the other krav here let expect. */
function cells(found: readonly Found[]) {
  const all = sum(found);
  const byKrav = groupBy(found, ({ krav_id }) => krav_id);
  const byArea = groupBy(found, ({ verksamhetsomrade }) => verksamhetsomrade);
  const general = shrunk(all, all.fynd / Math.max(1, all.antal));
  return [...groupBy(found, ({ krav_id, verksamhetsomrade }) => `${krav_id}|${verksamhetsomrade}`).values()].map(
    (own) => {
      const { krav_id, verksamhetsomrade } = own[0]!;
      const elsewhere = sum(byKrav.get(krav_id)!.filter((row) => row.verksamhetsomrade !== verksamhetsomrade));
      const otherKrav = sum(byArea.get(verksamhetsomrade)!.filter((row) => row.krav_id !== krav_id));
      return {
        own,
        expected: inverseLogit(logit(shrunk(elsewhere, general)) + logit(shrunk(otherKrav, general)) - logit(general)),
      };
    },
  );
}

/** A krav that only one area has, or an area that has hardly been looked at, is expected to be as things are in general. */
const shrunk = ({ fynd, antal }: Sums, towards: number): number =>
  (fynd + PSEUDO * Math.min(0.99, Math.max(0.01, towards))) / (antal + PSEUDO);
const PSEUDO = 5;

/** Upper tail of what is left when the utförare with most findings beyond the expected is put aside. */
function withoutStrongest(own: readonly Found[], expected: number): number | null {
  const byProvider = [...groupBy(own, ({ utforare_id }) => utforare_id).values()].map(sum);
  const rest = sum(byProvider.sort((a, b) => b.fynd - b.antal * expected - (a.fynd - a.antal * expected)).slice(1));
  return rest.antal < LEAST_FOLLOW_UPS ? null : binomialTails(rest.fynd, rest.antal, expected).upper;
}
/** Fewer could hardly show even a doubling; asking them anyway would only hide the others. */
const LEAST_FOLLOW_UPS = 8;

const sum = (rows: readonly Sums[]): Sums => ({
  fynd: rows.reduce((total, { fynd }) => total + fynd, 0),
  antal: rows.reduce((total, { antal }) => total + antal, 0),
});
