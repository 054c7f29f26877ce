import { format } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Signal, Trend } from "../common/rows.ts";
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

export function headline({ single, worse, silent }: Sorted, trends: readonly Trend[]): string {
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
  return "Inget sticker ut det här kvartalet";
}

export function lead({ worse, better, single, silent }: Sorted, quarter: string | undefined): string {
  const clear = worse.filter(isClear).length;
  return `Till rådet finns ${format.inWords(clear)} tydliga och ${format.inWords(worse.length - clear)} möjliga avvikelser från jämförbara enheter, ${format.inWords(single.length)} enskilda händelser och ${format.inWords(silent.length)} fall av låg rapportering${quarter ? ` till och med ${format.quarter(quarter)}` : ""}. ${format.capitalise(format.inWords(better.length))} mått ligger lägre än väntat, vilket kan vara bra eller bero på att mindre rapporteras. Var och en är en fråga att ställa, inte ett svar.`;
}
