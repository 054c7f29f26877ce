import { format } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Signal, Trend, Utfallssumma } from "../common/rows.ts";
import { withoutTwins } from "../common/signals.ts";
import { callsForQuestion, countOf } from "../common/words.ts";

export interface Sorted {
  single: Signal[];
  silent: Signal[];
  worse: Signal[];
  better: Signal[];
}

/** The quarter's signals by what they are. */
export function sorted(signals: readonly Signal[], names: Register): Sorted {
  const compared = withoutTwins(
    signals.filter(({ metod }) => metod !== "enskild_handelse" && metod !== "lag_rapportering"),
    names,
  );
  const asks = (signal: Signal) => callsForQuestion(signal, names.indikatorer.get(signal.indikator_id));
  return {
    single: signals.filter(({ metod }) => metod === "enskild_handelse"),
    silent: signals.filter(({ metod }) => metod === "lag_rapportering"),
    worse: compared.filter(asks),
    better: compared.filter((signal) => !asks(signal)),
  };
}

export const isClear = ({ utfall }: { utfall: string }): boolean => utfall.startsWith("tydlig");

export function headline(
  { single, worse, silent }: Sorted,
  trends: readonly Trend[],
  sums: readonly Utfallssumma[],
): string {
  const clear = worse.filter(isClear);
  const units = new Set(clear.map(({ enhet_id }) => enhet_id)).size;
  const parts = [
    ...(units > 0 ? [`${countOf(units, "enhet", "enheter")} sticker tydligt ut`] : []),
    ...(single.length > 0
      ? [`${countOf(single.length, "allvarlig händelse", "allvarliga händelser")} tas upp för sig`]
      : []),
    ...(silent.length > 0 ? [`${countOf(silent.length, "enhet", "enheter")} rapporterar anmärkningsvärt lite`] : []),
  ];
  if (parts.length > 0) return format.capitalise(format.list(parts.slice(0, 2)));
  const rising = trends.filter(({ utfall }) => /okning|minskning/.test(utfall)).length;
  if (rising > 0) return `${format.capitalise(countOf(rising, "serie", "serier"))} rör sig, inget annat sticker ut`;
  return nothingTried(sums)
    ? "Inget kunde prövas det här kvartalet: underlag saknas"
    : "Inget sticker ut det här kvartalet";
}

/** What the council has before it; without anything tried there is nothing to call calm. */
export function lead(
  { worse, better, single, silent }: Sorted,
  quarter: string | undefined,
  sums: readonly Utfallssumma[],
): string {
  if (nothingTried(sums) && single.length + silent.length === 0)
    return "Utan händelser och utan brukardygn att jämföra dem med går inget att pröva. Det är inget gott tecken, bara ett okänt. Sidan Datakvalitet visar vilka källor som saknas.";
  const clear = worse.filter(isClear).length;
  const until = quarter ? ` till och med ${format.quarter(quarter)}` : "";
  const compared =
    worse.length === 0
      ? `Inget mått ligger sämre till än hos jämförbara enheter${until}.`
      : `${format.capitalise(countOf(worse.length, "mått", "mått", true))} ligger sämre till än hos jämförbara enheter${until}: ${format.inWords(clear, true)} tydligt och ${format.inWords(worse.length - clear, true)} möjligen.`;
  const apart = [
    ...(single.length > 0 ? [countOf(single.length, "enskild händelse", "enskilda händelser")] : []),
    ...(silent.length > 0 ? [`${countOf(silent.length, "fall", "fall", true)} av låg rapportering`] : []),
  ];
  const beside = apart.length > 0 ? ` Därtill kommer ${format.list(apart)}.` : "";
  const lower =
    better.length > 0
      ? ` ${format.capitalise(countOf(better.length, "mått", "mått", true))} ligger lägre än väntat, vilket kan vara bra eller bero på att mindre rapporteras.`
      : "";
  return `${compared}${beside}${lower} Varje mått är en fråga att ställa, inte ett svar.`;
}

/** How the lists below come out of the number that stood out. */
export function listedText({ worse, better, silent }: Sorted, sums: readonly Utfallssumma[]): string {
  if (nothingTried(sums)) return "";
  const twins =
    sums
      .filter((row) => row.slag === "signal" && row.metod !== "enskild_handelse" && !QUIET.has(row.utfall))
      .reduce((sum, { antal }) => sum + antal, 0) -
    worse.length -
    better.length -
    silent.length;
  const once =
    twins > 0
      ? ` ${format.capitalise(countOf(twins, "mått", "mått", true))} som gav samma tal under två namn står bara en gång.`
      : "";
  const low = silent.length > 0 ? `, varav ${format.inWords(silent.length, true)} fall av låg rapportering` : "";
  return `Listorna nedan har ${format.number(worse.length + silent.length)} att fråga om${low}, och ${format.number(better.length)} som ligger lägre än väntat.${once}`;
}

const QUIET: ReadonlySet<string> = new Set(["for_lite_underlag", "ingen_sakerstalld_forandring"]);

const nothingTried = (sums: readonly Utfallssumma[]): boolean =>
  !sums.some(({ utfall, antal }) => utfall !== "for_lite_underlag" && antal > 0);
