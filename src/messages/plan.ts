/** Sentences of the plan and its rules. */
import type { Period } from "../guidelines/period.ts";

const dayFormat = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat("sv-SE", { month: "long", timeZone: "UTC" });
const words = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/** @example longDate("2026-02-28") // "28 februari 2026" */
export const longDate = (iso: string): string => dayFormat.format(new Date(`${iso}T00:00:00Z`));

/** @example monthName("2026-02") // "februari" */
export const monthName = (month: string): string => monthFormat.format(new Date(`${month}-01T00:00:00Z`));

/** @example periodText({ manader: -3 }) // "tre månader" */
export function periodText({ manader = 0, dagar = 0 }: Period): string {
  const part = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? one : `${words[n] ?? n} ${many}`]);
  return (
    enumerate([...part(Math.abs(manader), "en månad", "månader"), ...part(Math.abs(dagar), "en dag", "dagar")]) ||
    "samma dag"
  );
}

/** @example enumerate(["a", "b", "c"]) // "a, b och c" */
export const enumerate = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} och ${items.at(-1)}`;

export const sentence = (...clauses: readonly string[]): string => {
  const text = clauses.filter(Boolean).join("; ");
  return `${text.charAt(0).toLocaleUpperCase("sv-SE")}${text.slice(1)}.`;
};

export const amount = (hours: number): string => hours.toLocaleString("sv-SE", { maximumFractionDigits: 1 });

// Why a follow-up is due

export const neverFollowedUp = (rule: string): string =>
  `${rule}: underlaget visar varken någon uppföljning eller något startdatum för enheten`;
export const ruleNeedsSource = (source: string): string =>
  `regeln kan inte prövas, för källan ${source} är inte levererad`;
export const fulfilmentUnknown = "utan källan uppfoljningar syns det inte om uppföljningen redan är gjord";
export const ruleInForce = "prövad på all levererad information";

// Why a row stands where it stands

export const overdueSince = (date: string): string => `tiden gick ut ${longDate(date)}`;
export const expiresBeforePlan = (date: string): string =>
  `tiden går ut ${longDate(date)}, före planens första månad, så den läggs så tidigt som möjligt`;
export const laterThanDue = (month: string): string => `ryms först i ${monthName(month)}`;
export const aboveCapacity = (month: string): string =>
  `läggs i ${monthName(month)} trots att månadens timmar är slut, för regeln säger ska`;
export const alsoRules = (names: readonly string[]): string => `samma uppföljning täcker också ${enumerate(names)}`;
export const alsoRisks = (areas: readonly string[]): string => `den prövar samtidigt riskerna inom ${enumerate(areas)}`;
export const riskReason = (rank: number, of: number, areas: readonly string[], krav: readonly string[]): string =>
  `enhetens högsta risk har rang ${rank} av ${of}, ett mönster att fråga om inom ${enumerate(areas)} (${krav.join(", ")})`;
export const randomReason = (share: number): string =>
  `enheten är lottad: ${amount(share * 100)} % av den riskstyrda tiden följs upp slumpvis, så att riskbedömningen kan prövas mot verkligheten`;

// Why an enhet has no row

export const shouldButNoRoom = (rule: string, hours: number, role: string): string =>
  `${rule}: regeln säger bör, men ${amount(hours)} timmar för rollen ${role} ryms inte under året`;
export const riskButNoRoom = (rank: number, of: number, hours: number, role: string): string =>
  `högsta risken har rang ${rank} av ${of}, men ${amount(hours)} timmar för rollen ${role} ryms inte under året`;
export const riskBelowLine = (rank: number, of: number): string =>
  `ingen regel förfaller under året, och högsta risken, rang ${rank} av ${of}, ligger under planens gräns`;
export const riskUnknown = "ingen regel förfaller under året, och underlaget räcker inte för att bedöma riskerna";
export const noRisksComputed = "ingen regel förfaller under året, och inga risker är beräknade";

// What the whole plan must say

export const capacityUnknown =
  "källan resurser är inte levererad, så planen är gjord utan att veta hur många timmar som finns";
export const roleCapacityUnknown = (role: string): string =>
  `källan resurser har ingen rad för rollen ${role} under planåret, så planen vet inte hur många timmar den har`;
export const roleUnused = (role: string): string =>
  `rollen ${role} i källan resurser används inte av riktlinjens profil`;
export const monthOverbooked = (month: string, role: string, planned: number, available: number): string =>
  `i ${monthName(month)} planeras ${amount(planned)} timmar för rollen ${role} men det finns ${amount(available)}`;

// Coverage

export const areaCovered = (rows: number): string =>
  rows === 1 ? "en uppföljning planerad" : `${rows} uppföljningar planerade`;
export const areaWithoutUnits = "inga aktiva enheter i registret";
export const areaUncovered = (units: number): string =>
  units === 1
    ? "en aktiv enhet men ingen uppföljning planerad"
    : `${units} aktiva enheter men ingen uppföljning planerad`;

// What stops a plan

export const badThreshold = (name: string, value: number, wanted: string): string =>
  `uppsikt.yaml: trosklar.${name} är ${String(value).replace(".", ",")}; ange ${wanted}`;
export const planYearOver = (year: number, perDatum: string): string =>
  `planåret ${year} är redan slut ${longDate(perDatum)}; ange ett senare år`;
