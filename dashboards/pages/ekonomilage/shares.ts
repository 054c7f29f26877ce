import {
  type Column,
  type FunnelOutcome,
  type FunnelPoint,
  format,
  funnelPlot,
  html,
  table,
} from "../../components/index.ts";
import { funnelMethodWord } from "../common/funnels.ts";
import { countOf, someOf } from "../common/words.ts";
import { namesOf, type ProviderRow, type ShareFunnelRow, type ShareRow } from "./types.ts";

export const shareWord: Record<ShareRow["matt"], string> = {
  utfort: "Utförd tid",
  fakturerat: "Fakturerad tid",
};

const OUTCOMES: Record<ShareRow["utfall"], string> = {
  inom: "som de andra",
  utanfor_95: "i utkanten",
  utanfor_998: "utanför de andras spridning",
  for_lite_underlag: "för lite underlag",
  for_fa_att_jamfora: "för få att jämföra med",
  foljer_av_avtalet: "följer av avtalet (beviljad tid betalas)",
};
export const shareOutcome = (utfall: ShareRow["utfall"]): string => OUTCOMES[utfall];

const isJudged = (row: ShareRow): boolean => row.utfall === "inom" || row.utfall.startsWith("utanfor");

/** One funnel per measure and group: who performs or bills another share of the granted than the spread between peers explains. */
export function shareFunnels(
  shares: readonly ShareRow[],
  funnels: readonly ShareFunnelRow[],
  providers: readonly ProviderRow[],
): HTMLElement {
  const name = namesOf(providers);
  // what was performed comes before what was billed for it, and those with peers of their own before the rest
  const order = [...funnels].sort(
    (a, b) =>
      Number(a.matt === "fakturerat") - Number(b.matt === "fakturerat") ||
      Number(a.jamforelse === "alla") - Number(b.jamforelse === "alla") ||
      b.n - a.n,
  );
  return html`<div>${order.map((funnel) => {
    const own = shares.filter((share) => share.matt === funnel.matt && share.jamforelse === funnel.jamforelse);
    const several = new Set(own.map(({ verksamhetsomrade }) => verksamhetsomrade)).size > 1;
    const label = (row: ShareRow) =>
      several ? `${name(row.utforare_id)}, ${row.verksamhet.toLocaleLowerCase("sv")}` : name(row.utforare_id);
    const judged = own.filter(isJudged);
    const far = judged.filter(({ utfall }) => utfall === "utanfor_998");
    const near = judged.filter(({ utfall }) => utfall === "utanfor_95");
    const what = shareWord[funnel.matt].toLocaleLowerCase("sv");
    const points: FunnelPoint[] = judged.map((row) => ({
      label: label(row),
      basis: row.effektivt_antal,
      value: row.andel,
      outcome: row.utfall as FunnelOutcome,
      z: row.z,
      p: row.p,
      hidden: row.dold,
    }));
    return funnelPlot({
      title:
        far.length > 0
          ? `${shareWord[funnel.matt]}: ${someOf(far.map(label), 2)} ligger utanför de andras spridning`
          : near.length > 0
            ? `${shareWord[funnel.matt]}: ${someOf(near.map(label), 2)} ligger i utkanten`
            : `${shareWord[funnel.matt]}: alla ligger inom de andras spridning`,
      subtitle: `Andel av beviljad tid, ${several ? "verksamheter med få utförare, jämförda med alla" : funnel.jamforelse_namn.toLocaleLowerCase("sv")}, ${period(own)}`,
      summary: `Av ${countOf(judged.length, "utförare", "utförare")} ligger ${noneOr(far.length)} utanför 99,8 %-gränsen och ${noneOr(near.length)} mellan 95 och 99,8 %. Gemensam nivå är ${format.share(funnel.mitt, 1)} ${what}.`,
      limits: {
        basis: funnel.underlag,
        low95: funnel.nedre95,
        high95: funnel.ovre95,
        low998: funnel.nedre998,
        high998: funnel.ovre998,
      },
      centre: funnel.mitt,
      centreLabel: `alla ${format.share(funnel.mitt, 1)}`,
      points,
      basisLabel: "Brukarmånader (effektivt antal)",
      valueLabel: "Andel av beviljad tid",
      type: "share",
      digits: 1,
      method: funnelMethodWord(funnel.metod).replaceAll("enheterna", "utförarna").replaceAll("enheter", "utförare"),
      tau2: funnel.tau2,
      phi: funnel.phi,
      units: funnel.n,
      range: rangeOf(funnel, points),
    });
  })}</div>`;
}

const noneOr = (n: number): string => (n === 0 ? "ingen" : format.inWords(n));

/** Shares near each other need a scale of their own: from the lowest tenth that holds them all to 100 %. */
export function rangeOf(
  { underlag, nedre998 }: Pick<ShareFunnelRow, "underlag" | "nedre998">,
  points: readonly FunnelPoint[],
): [number, number] {
  const smallest = Math.min(...points.flatMap(({ basis }) => basis ?? []));
  const limit = nedre998[underlag.findIndex((basis) => basis >= smallest)] ?? 0.5;
  const low = Math.min(limit, ...points.flatMap(({ value }) => value ?? []));
  return [Math.max(0, Math.floor(10 * (low - 0.01)) / 10), 1];
}

function period(rows: readonly ShareRow[]): string {
  const [first] = rows;
  return first ? `${format.month(first.fran)}–${format.month(first.till)}` : "";
}

/** All, with the share drawn towards the others' as far as the own figures are thin. */
export function shareTable(shares: readonly ShareRow[], providers: readonly ProviderRow[]): HTMLElement {
  const name = namesOf(providers);
  const rows = shares.map((row) => ({
    ...row,
    namn: name(row.utforare_id),
    vad: shareWord[row.matt],
    timmar: row.beviljad_min === null ? null : row.beviljad_min / 60,
    ord: row.dold ? "visas inte, för få brukare" : shareOutcome(row.utfall),
    avstand: Math.abs(row.z ?? 0),
  }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "namn", label: "Utförare", render: ({ namn }) => html`<span class="what-cell">${namn}</span>` },
    { key: "verksamhet", label: "Verksamhet" },
    { key: "vad", label: "Mått" },
    {
      key: "andel",
      label: "Andel",
      type: "share",
      digits: 1,
      render: ({ andel }) => (andel === null ? "–" : format.share(andel, 1)),
    },
    {
      key: "krympt",
      label: "När slumpen räknats bort",
      type: "share",
      digits: 1,
      render: ({ krympt, krympt_lag, krympt_hog }) =>
        krympt === null ? "–" : `${format.share(krympt, 1)} (${format.shareInterval(krympt_lag, krympt_hog)})`,
    },
    {
      key: "brukare",
      label: "Brukare",
      type: "number",
      render: ({ brukare }) => (brukare === null ? "få" : format.number(brukare)),
    },
    {
      key: "timmar",
      label: "Beviljade timmar",
      type: "number",
      digits: 0,
      render: ({ timmar }) => (timmar === null ? "–" : format.number(timmar)),
    },
    { key: "ord", label: "Mot de andra" },
  ];
  return table(
    [...rows].sort((a, b) => b.avstand - a.avstand || a.namn.localeCompare(b.namn, "sv") || (a.matt < b.matt ? 1 : -1)),
    columns,
    {
      caption: "Utförd och fakturerad andel av beviljad tid",
      pageSize: 12,
      ifEmpty:
        "Utan beslut om beviljad tid, och utan besök eller fakturor att ställa mot dem, går andelen inte att räkna.",
    },
  );
}
