/** Sentences of the plan and its rules. */
import type { Period } from "../guidelines/period.ts";
import type { Form } from "../guidelines/profile.ts";

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

/** The main reason, then what matters most besides: a reader gets three sentences at most. */
export const reason = (main: string, ...besides: readonly string[]): string =>
  [main, ...besides.filter(Boolean).slice(0, 2)].map((clause) => sentence(clause)).join(" ");

/** @example ruleName("Före avtalsförlängning", ["NO-15"]) // "före avtalsförlängning (NO-15)" */
export const ruleName = (name: string, krav: readonly string[]): string =>
  `${lowerFirst(name)}${krav.length > 0 ? ` (${krav.join(", ")})` : ""}`;

const lowerFirst = (text: string): string => `${text.charAt(0).toLocaleLowerCase("sv-SE")}${text.slice(1)}`;

export const amount = (hours: number): string => hours.toLocaleString("sv-SE", { maximumFractionDigits: 1 });

// Why a follow-up is due

export const neverFollowedUp = (rule: string): string =>
  `${rule}: underlaget visar varken någon uppföljning som räknas eller något startdatum för enheten`;

/** @example doesNotCount([{ namn: "Temauppföljning", datum: "2026-03-05" }]) */
export function doesNotCount(visits: readonly { namn: string; datum: string }[]): string {
  const shown = visits.slice(0, 2).map(({ namn, datum }) => `${lowerFirst(namn)} (${longDate(datum)})`);
  const all = visits.length > 2 ? `${shown.join(", ")} med flera` : enumerate(shown);
  return visits.length === 0
    ? ""
    : `${all} räknas inte, för ${visits.length === 1 ? "den" : "de"} prövar inte hela enheten`;
}

export const ruleNeedsSource = (source: string): string =>
  `regeln kan inte prövas, för källan ${source} är inte levererad`;
export const fulfilmentUnknown = "utan källan uppfoljningar syns det inte om uppföljningen redan är gjord";
export const ruleInForce = "prövad på all levererad information";

// Why a row stands where it stands

export const overdue = "tiden har gått ut";
export const expiresBeforePlan = "tiden går ut före planens första månad";
export const laterThanDue = (month: string): string => `ryms först i ${monthName(month)}`;
export const aboveCapacity = (month: string): string =>
  `läggs i ${monthName(month)} trots att månadens timmar är slut, för regeln säger ska`;
export const alsoRules = (names: readonly string[]): string =>
  names.length > 0 ? `uppföljningen täcker också ${enumerate(names)}` : "";
export const alsoRisks = (areas: readonly string[]): string =>
  areas.length > 0 ? `uppföljningen prövar riskerna inom ${enumerate(areas)}` : "";
/** `foremost`: the enhet has no risk placed higher that another follow-up answers. */
export const riskReason = (rank: number, of: number, foremost: boolean): string =>
  `${foremost ? "enhetens främsta risk" : "en annan av enhetens risker"} ligger på plats ${rank} av ${of}`;
export const riskTested = (form: Form, areas: readonly string[], krav: readonly string[]): string =>
  `${form === "skrivbord" ? "granskningen" : "besöket"} prövar ${enumerate(areas)} (${krav.join(", ")})`;
export const randomReason = (share: number): string =>
  `enheten är lottad: ${amount(share * 100)} % av den riskstyrda tiden följs upp slumpvis, så att riskbedömningen kan prövas mot verkligheten`;

// Why an enhet has no row

export const shouldButNoRoom = (rule: string, hours: number, role: string): string =>
  `${rule}: regeln säger bör, men ${amount(hours)} timmar för rollen ${role} ryms inte under året`;
export const riskButNoRoom = (rank: number, of: number, hours: number, role: string): string =>
  `risken på plats ${rank} av ${of} kallar på en uppföljning, men ${amount(hours)} timmar för rollen ${role} ryms inte under året`;
export const riskBelowLine = (rank: number, of: number): string =>
  `ingen regel förfaller under året, och enhetens främsta risk, plats ${rank} av ${of}, ligger under planens gräns`;
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
