import { betaBinomialFit } from "../../../src/statistics/betaBinomialFit.ts";
import { betaBinomialPosterior } from "../../../src/statistics/betaBinomialPosterior.ts";
import { effectiveTrials } from "../../../src/statistics/effectiveTrials.ts";
import { shareFunnel } from "../../../src/statistics/shareFunnel.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { groupBy } from "../care.ts";
import { FAR, grid, NEAR } from "../funnels.ts";
import { type Thresholds, threshold } from "../thresholds.ts";

/** As `andelar.sql` gives it. */
interface Share {
  matt: "utfort" | "fakturerat";
  utforare_id: string;
  verksamhetsomrade: string;
  brukare: number;
  beviljad_min: number;
  minuter: number;
  efter_beviljad: boolean;
  andel: number;
  standardfel: number | null;
  fran: string;
  till: string;
}

/** The group of those whose own verksamhetsområde has too few to compare with. */
const REST = "alla";

/**
 * Performed and invoiced time as shares of the granted, each utförare against the spread between its peers: a funnel around their
 * common level, and the share shrunk towards it. Written to `resultat.tidsandelar` and `resultat.tidsandelstrattar`.
 */
export async function judgeShares(
  warehouse: Warehouse,
  shares: readonly Share[],
  thresholds: Thresholds,
): Promise<void> {
  await warehouse.run("delete from resultat.tidsandelar; delete from resultat.tidsandelstrattar");
  const leastUnits = threshold(thresholds, "tratt_minst_enheter");
  const leastClients = threshold(thresholds, "andel_minst_brukare");
  const months = threshold(thresholds, "andel_manader");
  const measured = shares.map((share) => ({
    ...share,
    effektivt_antal:
      share.standardfel === null
        ? share.brukare
        : effectiveTrials(share.andel, share.standardfel, share.brukare, share.brukare * months),
    reason:
      share.matt === "fakturerat" && share.efter_beviljad
        ? "foljer_av_avtalet"
        : share.brukare < leastClients
          ? "for_lite_underlag"
          : null,
  }));
  const rows: Row[] = [];
  const funnels: Row[] = [];
  for (const [matt, all] of groupBy(measured, (share) => share.matt)) {
    const judged = all.filter(({ reason }) => reason === null);
    const sizes = new Map(
      [...groupBy(judged, (share) => share.verksamhetsomrade)].map(([area, of]) => [area, of.length]),
    );
    const groupOf = (share: Share): string =>
      (sizes.get(share.verksamhetsomrade) ?? 0) >= leastUnits ? share.verksamhetsomrade : REST;
    for (const [jamforelse, members] of groupBy(all, groupOf)) {
      // a small area is compared with all, and so the level of `alla` is everybody's
      const peers = jamforelse === REST ? judged : members.filter(({ reason }) => reason === null);
      const trials = peers.map(({ effektivt_antal }) => effektivt_antal);
      const hits = peers.map(({ andel, effektivt_antal }) => Math.round(andel * effektivt_antal));
      const funnel =
        peers.length >= leastUnits
          ? shareFunnel(hits, trials, { leastUnits: threshold(thresholds, "tratt_spridning_enheter") })
          : null;
      const prior = betaBinomialFit(hits, trials);
      for (const share of members) {
        const hit = Math.round(share.andel * share.effektivt_antal);
        const posterior =
          prior && share.reason !== "foljer_av_avtalet"
            ? betaBinomialPosterior(hit, share.effektivt_antal, prior)
            : null;
        const test =
          funnel && share.reason === null ? funnel.test(hit / share.effektivt_antal, share.effektivt_antal) : null;
        const { efter_beviljad: _, reason, ...columns } = share;
        rows.push({
          ...columns,
          jamforelse: funnel ? jamforelse : null,
          krympt: posterior?.mean ?? null,
          krympt_lag: posterior?.quantile(0.05) ?? null,
          krympt_hog: posterior?.quantile(0.95) ?? null,
          z: test?.z ?? null,
          p: test?.p ?? null,
          utfall:
            reason ??
            (!test
              ? "for_fa_att_jamfora"
              : test.p < 2 * FAR
                ? "utanfor_998"
                : test.p < 2 * NEAR
                  ? "utanfor_95"
                  : "inom"),
        });
      }
      if (!funnel) continue;
      const underlag = grid(Math.min(...trials), Math.max(...trials));
      const [near, far] = [NEAR, FAR].map((tail) => underlag.map((size) => funnel.limits(size, tail)));
      funnels.push({
        matt,
        jamforelse,
        metod:
          funnel.method === "overdispersed"
            ? "arcsinus_overspridning"
            : funnel.tau2 === null
              ? "exakt_binomial_fa_enheter"
              : "exakt_binomial",
        phi: funnel.phi,
        tau2: funnel.tau2,
        mitt: funnel.centre,
        n: peers.length,
        underlag,
        nedre95: near!.map(({ lower }) => lower),
        ovre95: near!.map(({ upper }) => upper),
        nedre998: far!.map(({ lower }) => lower),
        ovre998: far!.map(({ upper }) => upper),
      });
    }
  }
  await warehouse.append("resultat.tidsandelar", rows);
  await warehouse.append("resultat.tidsandelstrattar", funnels);
}
