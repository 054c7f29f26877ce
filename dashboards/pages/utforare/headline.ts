import { wilsonInterval } from "../../../src/statistics/wilsonInterval.ts";
import { format, riskLevel } from "../../components/index.ts";
import { harmBy } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Enhet, Risk, Signal, Utforare } from "../common/rows.ts";
import { callsForQuestion, countOf } from "../common/words.ts";

export const isVeryHigh = (risk: Risk): boolean => risk.riskpoang != null && riskLevel(risk.riskpoang).level === 4;
export const isHigh = (risk: Risk): boolean => risk.riskpoang != null && riskLevel(risk.riskpoang).level >= 3;

export interface ProviderRow extends Utforare {
  verksamheter: string;
  andel_skada: number | null;
  hogsta: number | null;
  hoga: number;
  bedomda: number;
  signaler: number;
}

/** One row per utförare: what its units carry together. */
export function providerRows(
  providers: readonly Utforare[],
  units: readonly Enhet[],
  risks: readonly Risk[],
  signals: readonly Signal[],
  names: Register,
): ProviderRow[] {
  const owner = (enhetId: string) => names.enheter.get(enhetId)?.utforare_id ?? "";
  const harm = new Map(harmBy(risks, ({ enhet_id }) => owner(enhet_id)).map((row) => [row.nyckel, row.andel]));
  return providers.map((provider) => {
    const own = risks.filter(({ enhet_id }) => owner(enhet_id) === provider.utforare_id);
    const judged = own.filter(({ riskpoang }) => riskpoang != null);
    const services = units
      .filter(({ utforare_id }) => utforare_id === provider.utforare_id)
      .map((unit) => unit.verksamhet);
    return {
      ...provider,
      verksamheter: [...new Set(services)].sort((a, b) => a.localeCompare(b, "sv")).join(", "),
      andel_skada: harm.get(provider.utforare_id) ?? null,
      hogsta: judged.length > 0 ? Math.max(...judged.map(({ riskpoang }) => riskpoang ?? 0)) : null,
      hoga: judged.filter(isHigh).length,
      bedomda: judged.length,
      signaler: signals.filter(
        (signal) =>
          owner(signal.enhet_id) === provider.utforare_id &&
          callsForQuestion(signal, names.indikatorer.get(signal.indikator_id)),
      ).length,
    };
  });
}

export function listHeadline(rows: readonly ProviderRow[]): string {
  const active = rows.filter(({ enheter }) => enheter > 0);
  const highest = active.filter(({ hogsta }) => hogsta != null && riskLevel(hogsta).level === 4).length;
  if (highest === 0)
    return `${format.capitalise(countOf(active.length, "utförare", "utförare"))} har verksamhet i kommunen`;
  return `${format.capitalise(countOf(highest, "utförare", "utförare"))} av ${format.number(active.length)} har minst en mycket hög risk`;
}

export interface FormRow {
  label: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

/** Share of risks that are high or very high per driftsform. The same code judges both; the page shows that it does. */
export function byForm(risks: readonly Risk[], names: Register): FormRow[] {
  const forms = new Map([...names.utforare.values()].map((row) => [row.driftsform, row.driftsform_namn]));
  return [...forms]
    .sort(([, a], [, b]) => a.localeCompare(b, "sv"))
    .map(([form, label]) => {
      const judged = risks.filter(
        (risk) => risk.riskpoang != null && names.enheter.get(risk.enhet_id)?.driftsform === form,
      );
      const high = judged.filter(isHigh).length;
      if (judged.length === 0) return { label, value: null, low: null, high: null, n: 0 };
      const { lower, upper } = wilsonInterval(high, judged.length, 0.9);
      return { label, value: high / judged.length, low: lower, high: upper, n: judged.length };
    });
}

/** The finding, without a verdict: the same measure on both sides. */
export function formTitle(rows: readonly FormRow[]): string {
  const known = rows.filter((row) => row.value != null);
  if (known.length < 2) return "Andelen höga risker";
  return `Andelen höga risker är ${format.list(known.map((row) => `${format.share(row.value)} i ${row.label.toLocaleLowerCase("sv")}`))}`;
}

export function formText(rows: readonly FormRow[]): string {
  const known = rows.filter((row) => row.value != null);
  const [first, second] = known;
  if (!first || !second) return "Det finns bara en driftsform att visa.";
  const shares = known
    .map(
      (row) =>
        `${row.label.toLocaleLowerCase("sv")} ${format.share(row.value)} (${format.shareInterval(row.low, row.high)}, n = ${format.number(row.n)})`,
    )
    .join(", ");
  const apart = (first.low ?? 0) > (second.high ?? 1) || (second.low ?? 0) > (first.high ?? 1);
  return `Andel höga eller mycket höga risker: ${shares}. ${apart ? "Intervallen skiljer sig; det kan bero på vilka verksamheter som drivs i vilken form." : "Intervallen överlappar: ingen säkerställd skillnad."}`;
}

/** One utförare's page: the finding about it. */
export function providerHeadline(provider: Utforare, risks: readonly Risk[], names: Register): string {
  const judged = risks.filter(({ rang }) => rang != null).sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
  if (provider.enheter === 0) return `${provider.namn} har inga enheter i drift`;
  const [first] = judged;
  if (!first) return `Det finns inget underlag att bedöma ${provider.namn} på`;
  const high = judged.filter(isHigh);
  const units = new Set(high.map(({ enhet_id }) => enhet_id)).size;
  if (high.length === 0) return `${provider.namn}: inga höga risker`;
  const where = provider.enheter === 1 ? "" : ` på ${countOf(units, "enhet", "enheter")}`;
  return `${provider.namn}: ${countOf(high.length, "hög risk", "höga risker")}${where}, främst ${names.areaName(first.kvalitetsomrade).toLocaleLowerCase("sv")}`;
}

export function providerLead(risks: readonly Risk[], signals: readonly Signal[], names: Register): string {
  const judged = risks.filter(({ rang }) => rang != null).sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
  const [first] = judged;
  if (!first) return "Utan uppgifter från enheterna går inget att säga, varken gott eller ont.";
  const asks = signals.filter((signal) => callsForQuestion(signal, names.indikatorer.get(signal.indikator_id)));
  const thin = judged.filter(({ underlag }) => underlag === "svagt").length;
  return `Främst står ${names.unitName(first.enhet_id)}, ${names.areaName(first.kvalitetsomrade).toLocaleLowerCase("sv")}: ${format.share(first.sannolikhet)} sannolikhet för ett fynd (${format.shareInterval(first.sannolikhet_lag, first.sannolikhet_hog)}), plats ${first.rang} (${format.interval(first.rang_lag, first.rang_hog)}) i kommunen. ${asks.length === 0 ? "Ingen signal sticker ut." : `${format.capitalise(countOf(asks.length, "signal", "signaler"))} att fråga om.`} ${format.capitalise(thin === 0 ? "ingen" : format.inWords(thin))} av ${format.number(judged.length)} risker vilar på svagt underlag.`;
}
