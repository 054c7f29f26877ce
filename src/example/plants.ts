/**
 * Which enheter carry which planted truth. Nobody carries two: a truth that is found must not be another one's doing. What
 * needs counts to be seen in goes where there are counts; the silent and the high risks are chosen afterwards, from what
 * is left (quality.ts).
 */
import { avvikelseRates, type Kategori, type Kvalitetsomrade } from "./kategorier.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Unit } from "./organisation.ts";
import type { Run } from "./run.ts";
import { chooseHosts, type TrendHosts } from "./trends.ts";

export interface Remedy {
  unit: Unit;
  kategori: Kategori;
  kravId: string;
  /** The first quarter after the åtgärd was verified. */
  from: number;
  /** Decoys are verified as well; nothing happens. */
  works: boolean;
}

/** One latent rate ratio that is planted. */
export interface Weakness {
  unit: Unit;
  omrade: Kvalitetsomrade;
  ratio: number;
}

export interface Plants {
  trends: TrendHosts;
  remedies: Remedy[];
  /** Several enheter of one utförare are weak in the same kvalitetsområde. */
  weakProvider: Weakness[];
  /** One enhet that is weak in several kvalitetsområden: every source points at it. */
  unison: Weakness[];
  /** NO-35: the same krav again after a verified åtgärd, at every one of these enheter of one utförare. */
  repeats: Unit[];
  /** Everybody above. */
  hosts: Set<Unit>;
}

const PROVIDER_RATIOS = [1.8, 1.6, 1.7, 1.5, 1.9] as const;
const UNISON: readonly (readonly [Kvalitetsomrade, number])[] = [
  ["verksamhet-och-arbetssatt", 2],
  ["service-och-bemotande", 2.2],
  ["medarbetare", 1.8],
  ["fokus-pa-brukare", 1.9],
];

/** So many enheter make a pattern of an utförare. */
const SEVERAL = 3;

/** Events a quarter that a fall to 0.45 needs to be seen in, four quarters before and five after. */
const LEAST_A_QUARTER = 5;

const LEAST_ENHETER = 60;

const remediable: readonly (readonly [Kategori, string])[] = [
  ["fall", "K-16"],
  ["lakemedel", "K-15"],
  ["utebliven-insats", "K-06"],
];

export function choosePlants(run: Run, settled: readonly Unit[], occupancy: Occupancy): Plants {
  const hosts = new Set<Unit>();
  const take = (units: readonly Unit[]) => {
    for (const unit of units) hosts.add(unit);
    return [...units];
  };
  const free = () => settled.filter((unit) => !hosts.has(unit));
  const random = run.random("vardar");

  // The two utförare first: they need several enheter each, which few have.
  // Rates need counts, which hemtjänst and särskilt boende have; findings need none.
  const [weakest] = providers(settled, ["HT", "SB"]);
  const weakProvider = take((weakest ?? []).slice(0, 5)).map((unit, n) => ({
    unit,
    omrade: "verksamhet-och-arbetssatt" as const,
    ratio: PROVIDER_RATIOS[n % PROVIDER_RATIOS.length] ?? 1.6,
  }));
  const [repeating] = providers(free(), ["GB", "SB", "HT"]);
  const repeats = take((repeating ?? []).slice(0, 4));
  const trends = chooseHosts(free(), occupancy);
  take([trends.fall, trends.complaints, trends.visits, ...trends.pattern]);

  // The smallest example has too few enheter of some size to spare any from the silent and the high risks.
  const remedied = settled.length < LEAST_ENHETER ? 0 : 4 * Math.round(settled.length / 80);
  const remedies: Remedy[] = [];
  for (const unit of random.shuffled(free())) {
    if (remedies.length === remedied) break;
    const places = remediable.filter(([kategori]) => perQuarter(unit, kategori, occupancy) >= LEAST_A_QUARTER);
    if (places.length === 0) continue;
    const [kategori, kravId] = random.pick(places);
    take([unit]);
    remedies.push({ unit, kategori, kravId, from: random.int(5, 7), works: remedies.length % 2 === 0 });
  }
  const [middling] = random.shuffled(
    free().filter(
      ({ area, company }) =>
        settled.length >= LEAST_ENHETER && (area.kod === "SB" || area.kod === "HT") && company.regi === "egen_regi",
    ),
  );
  const unison =
    middling === undefined
      ? []
      : take([middling]).flatMap((unit) => UNISON.map(([omrade, ratio]) => ({ unit, omrade, ratio })));
  return { trends, repeats, remedies, weakProvider, unison, hosts };
}

/** What disturbs no rate goes to enheter that carry nothing at all. */
export interface Neglect {
  /** The same krav once each, at enheter of one utförare: not a repetition. */
  once: Unit[];
  /** Åtgärder of this enhet are not reported when they should be. */
  overdue: Unit | undefined;
  /** In the last three quarters nobody who complained about these has been answered. */
  unanswered: Unit[];
}

export function chooseNeglect(run: Run, ordinary: readonly Unit[], occupancy: Occupancy): Neglect {
  const random = run.random("eftersatta");
  const once = random
    .shuffled(ordinary.filter((unit) => unit.area.kod === "GB" && unit.company.regi === "egen_regi"))
    .slice(0, 3);
  const [overdue] = random.shuffled(ordinary.filter((unit) => unit.area.kod === "DV" || unit.area.kod === "SE"));
  // Klagomål are few: there must be some to leave without an answer.
  const unanswered = ordinary
    .filter((unit) => unit.area.kod === "HT" || unit.area.kod === "SB")
    .sort((a, b) => quarterDays(occupancy, b, 0) - quarterDays(occupancy, a, 0))
    .slice(0, 2);
  return { once, overdue, unanswered };
}

/** The enheter of each private utförare that has several of one of these kinds; kinds in this order, the largest first. */
function providers(units: readonly Unit[], kinds: readonly string[]): Unit[][] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.company.regi !== "privat" || !kinds.includes(unit.area.kod)) continue;
    const key = `${unit.company.id} ${unit.area.kod}`;
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  const kind = ([first]: readonly Unit[]) => kinds.indexOf(first?.area.kod ?? "");
  return [...groups.values()]
    .filter((found) => found.length >= SEVERAL)
    .sort((a, b) => kind(a) - kind(b) || b.length - a.length);
}

function perQuarter(unit: Unit, kategori: Kategori, occupancy: Occupancy): number {
  return ((avvikelseRates[unit.area.kod]?.[kategori] ?? 0) * quarterDays(occupancy, unit, 0)) / 1000;
}
