/** Who runs what: utförare, enheter and avtal of Exempelbo kommun. */
import { type Area, type Avtalsform, areas, companyPools, type Sector } from "./areas.ts";
import { dayOf, pad } from "./calendar.ts";
import { canaryNumbers, organisationNumber } from "./identity.ts";
import { companyNames, unitName } from "./names.ts";
import { Random } from "./random.ts";
import type { SizePlan } from "./sizes.ts";

export interface Company {
  id: string;
  name: string;
  number: string;
  regi: "egen_regi" | "privat";
}

export interface Unit {
  id: string;
  index: number;
  name: string;
  company: Company;
  area: Area;
  places: number;
  rural: boolean;
  /** First and last day of operation. */
  from: number;
  to: number;
  replaces: Unit | undefined;
  contract: Contract;
}

export interface Contract {
  id: string;
  form: Avtalsform;
  start: number;
  end: number | undefined;
  extension: number | undefined;
  operationStart: number | undefined;
  basis: "utford" | "beviljad";
  /** 0 = minutes as they were. */
  rounding: 0 | 1 | 5 | 15;
}

export interface Organisation {
  companies: Company[];
  units: Unit[];
  /** The company that changes name and number, the day it does so, and what it was called before. */
  renamed: { company: Company; day: number; oldName: string; oldNumber: string };
  /** The enhet that is closed, the one that takes over, and the first day of the new order. */
  merger: { closed: Unit; into: Unit; day: number };
  newcomer: Unit;
}

export const MERGER_DAY = dayOf(2025, 4, 1);
export const NEWCOMER_DAY = dayOf(2026, 5, 15);
const LONG_AGO = dayOf(2019, 1, 1);

export function organise(seed: number, plan: SizePlan): Organisation {
  const own: Record<Sector, Company> = {
    aldre: {
      id: "U001",
      name: "Exempelbo kommun, äldreomsorg i egen regi",
      number: organisationNumber("212000", 901),
      regi: "egen_regi",
    },
    lss: {
      id: "U002",
      name: "Exempelbo kommun, funktionsstöd i egen regi",
      number: organisationNumber("212000", 901),
      regi: "egen_regi",
    },
    ifo: {
      id: "U003",
      name: "Exempelbo kommun, individ- och familjeomsorg i egen regi",
      number: organisationNumber("212000", 901),
      regi: "egen_regi",
    },
  };
  const pools = companyPoolsOf(seed, plan);
  const shares = sharesOf(pools, plan);
  const units: Unit[] = [];
  const next: Record<Area["pool"], number> = { hemtjanst: 0, boende: 0, lss: 0, ifo: 0 };
  for (const [areaIndex, area] of areas.entries()) {
    const [count, privat] = countsOf(area, plan);
    for (let n = 0; n < count; n++) {
      const isPrivate = n >= count - privat;
      const company = isPrivate ? (shares[area.pool][next[area.pool]++] as Company) : own[area.sector];
      units.push(makeUnit(seed, plan, area, areaIndex, n, units.length, company));
    }
  }
  const newcomerCompany: Company = {
    id: nextId(pools),
    name: "Nykläckta Sagohemtjänsten AB",
    number: organisationNumber("559990", 990),
    regi: "privat",
  };
  const newcomer = makeUnit(
    seed,
    plan,
    areas[0] as Area,
    0,
    units.filter((unit) => unit.area.kod === "HT").length,
    units.length,
    newcomerCompany,
  );
  newcomer.from = NEWCOMER_DAY;
  newcomer.contract.start = NEWCOMER_DAY - 45;
  newcomer.contract.operationStart = NEWCOMER_DAY;
  newcomer.contract.end = undefined;
  newcomer.contract.basis = "utford";
  newcomer.contract.rounding = 1;
  units.push(newcomer);
  const companies = [...Object.values(own), ...Object.values(pools).flat(), newcomerCompany];
  return { companies, units, renamed: rename(pools), merger: merge(units), newcomer };
}

function countsOf(area: Area, plan: SizePlan): [count: number, privat: number] {
  const count = Math.max(1, Math.round(area.units * plan.units));
  return [count, Math.round(count * area.private)];
}

/**
 * Which company runs each private enhet of a pool, in the order in which they are made. Every company has one; of those
 * left the first company runs two in five, and the next ones two in five of what is then left: a few are large, most small.
 */
function sharesOf(pools: Record<Area["pool"], Company[]>, plan: SizePlan): Record<Area["pool"], Company[]> {
  const entries = (Object.entries(pools) as [Area["pool"], Company[]][]).map(([pool, companies]) => {
    const total = areas.reduce((sum, area) => sum + (area.pool === pool ? countsOf(area, plan)[1] : 0), 0);
    let left = Math.max(0, total - companies.length);
    const shares = companies.flatMap((company) => {
      const more = Math.ceil(left * 0.4);
      left -= more;
      return new Array<Company>(1 + more).fill(company);
    });
    return [pool, shares];
  });
  return Object.fromEntries(entries) as Record<Area["pool"], Company[]>;
}

function companyPoolsOf(seed: number, plan: SizePlan): Record<Area["pool"], Company[]> {
  const random = new Random(seed, "utforare");
  let serial = 0;
  const entries = (Object.entries(companyPools) as [Area["pool"], number][]).map(([pool, count]) => [
    pool,
    companyNames(pool, Math.max(2, Math.round(count * Math.sqrt(plan.units))), random).map((name): Company => {
      serial++;
      return { id: `U${pad(serial + 3, 3)}`, name, number: organisationNumber("559990", serial), regi: "privat" };
    }),
  ]);
  const pools = Object.fromEntries(entries) as Record<Area["pool"], Company[]>;
  // An enskild firma carries its owner's identity number: the canary among the organisation numbers.
  const soleTrader = pools.hemtjanst.at(-1) as Company;
  soleTrader.name = "Ensamvargens Sagostöd (enskild firma)";
  soleTrader.number = canaryNumbers.soleTrader;
  const association = pools.ifo.at(-1) as Company;
  association.name = "Föreningen Tänkta Hemmet";
  association.number = organisationNumber("899990", 1);
  return pools;
}

function nextId(pools: Record<Area["pool"], Company[]>): string {
  return `U${pad(Object.values(pools).flat().length + 4, 3)}`;
}

function makeUnit(
  seed: number,
  plan: SizePlan,
  area: Area,
  areaIndex: number,
  n: number,
  index: number,
  company: Company,
): Unit {
  const id = `E-${area.kod}-${pad(n + 1, 3)}`;
  const random = new Random(seed, "enhet", id);
  const [low, high] = area.places;
  const places =
    area.paid === "dygn"
      ? Math.round(random.int(low, high) * (high > 20 ? plan.places : 1))
      : clientPlaces(random, plan, area);
  return {
    id,
    index,
    name: unitName(area.verksamhetsomrade, n, areaIndex * 7),
    company,
    area,
    places,
    rural: area.paid === "besok" && random.chance(0.3),
    from: LONG_AGO,
    to: Number.POSITIVE_INFINITY,
    replaces: undefined,
    contract: makeContract(random, area, company, id, n),
  };
}

function clientPlaces(random: Random, plan: SizePlan, area: Area): number {
  const mean = area.kod === "HT" ? plan.clients : plan.clients * 0.85;
  return Math.max(5, Math.min(Math.round(mean * 2.2), Math.round(random.gamma(6, mean))));
}

function makeContract(random: Random, area: Area, company: Company, unitId: string, n: number): Contract {
  const own = company.regi === "egen_regi";
  const form: Avtalsform = own ? "overenskommelse" : (area.avtalsformer[n % area.avtalsformer.length] as Avtalsform);
  const start = dayOf(random.int(2020, 2022), random.int(1, 12), 1);
  const fixedTerm = form === "LOU" || form === "ramavtal" || form === "direktupphandling";
  // NO-15: LOU contracts are followed up when they are to be extended; some of these fall in the plan year 2027.
  const expires = fixedTerm ? random.pick([2027, 2027, 2028, 2029]) : undefined;
  const month = random.int(3, 12);
  return {
    id: `A-${unitId.slice(2)}`,
    form,
    start,
    end: expires === undefined ? undefined : dayOf(expires, month, 28),
    extension: form === "LOU" && expires !== undefined ? dayOf(expires, Math.max(1, month - 6), 28) : undefined,
    operationStart: own ? undefined : start + 30,
    basis: area.paid === "besok" && n % 5 === 3 ? "beviljad" : "utford",
    rounding: area.paid === "besok" && n % 5 !== 3 ? ([0, 1, 5, 1, 15] as const)[n % 5]! : 0,
  };
}

/** A company bought by another owner: same id, new name and number from a day on. That is not a new utförare. */
function rename(pools: Record<Area["pool"], Company[]>): Organisation["renamed"] {
  const company = pools.boende[0] as Company;
  return {
    company,
    day: dayOf(2025, 1, 1),
    oldName: "Gamla Stjärnfallets Vård AB",
    oldNumber: organisationNumber("559990", 980),
  };
}

/** AC-10: two boenden become one. The count of events at the remaining one jumps, and so does its exposure. */
function merge(units: Unit[]): Organisation["merger"] {
  const candidates = units.filter((unit) => unit.area.kod === "SB" && unit.company.regi === "egen_regi");
  const into = candidates[0] as Unit;
  const closed = candidates[1] as Unit;
  closed.to = MERGER_DAY - 1;
  into.replaces = closed;
  return { closed, into, day: MERGER_DAY };
}
