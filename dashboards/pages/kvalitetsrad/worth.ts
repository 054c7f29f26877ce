import { type Column, format, html, keyFigures, table } from "../../components/index.ts";
import type { Granskning, Provning } from "../common/followedRows.ts";
import type { Register } from "../common/register.ts";
import { methodWord } from "../common/words.ts";

/** How many were tried, what chance would give, and how much would have been seen at all. */
export function screenFigures(screens: readonly Granskning[]): HTMLElement {
  const of = (niva: Granskning["niva"]) => screens.find((row) => row.slag === "signal" && row.niva === niva);
  const [clear, possible] = [of("tydlig"), of("mojlig")];
  if (!clear || !possible || possible.provade === 0)
    return html`<p>Ingen jämförelse kunde prövas: underlaget räcker inte.</p>`;
  return keyFigures([
    {
      label: "Jämförelser prövade samtidigt",
      value: format.number(possible.provade),
      basis: `med 5 procents risk i var och en hade slumpen ensam pekat ut omkring ${format.number(possible.utan_gallring)}`,
    },
    {
      label: "Utpekade på arbetslistan",
      value: format.number(possible.utpekade),
      basis: `varav slumpen väntas ge ${chance(possible)}`,
    },
    {
      label: "Tydliga",
      value: format.number(clear.utpekade),
      basis: `varav slumpen väntas ge ${chance(clear)}`,
    },
    {
      label: "Chans att en fördubbling hade hittats",
      value: format.share(possible.styrka_granskning),
      basis: `i en typisk jämförelse när alla prövas samtidigt; ${format.share(possible.styrka_ensam)} om den prövats ensam`,
    },
  ]);
}

const chance = ({ vantat_slump }: Granskning): string =>
  vantat_slump == null
    ? "okänt många"
    : vantat_slump < 0.5
      ? "färre än en"
      : `högst omkring ${format.number(vantat_slump, vantat_slump < 10 ? 1 : 0)}`;

/** Half of the comparisons that showed nothing hide at most this: said, because "no change" is read as "nothing wrong". */
export function hiddenText(tests: readonly Provning[]): string {
  const known = tests
    .flatMap(({ doljer_upp_till }) => (doljer_upp_till == null ? [] : [doljer_upp_till]))
    .sort((a, b) => a - b);
  if (known.length === 0) return "Inget av det som prövades utan utfall går att ange en övre gräns för.";
  const middle = known[Math.floor(known.length / 2)] as number;
  const doubled = known.filter((value) => value >= 2).length;
  return `${format.number(known.length)} jämförelser visade ingen säkerställd förändring. Det betyder inte att inget hänt: i hälften av dem kan nivån ändå vara upp till ${format.number(middle, 1)} gånger den väntade, och i ${format.number(doubled)} går en fördubbling inte att utesluta.`;
}

interface HiddenRow extends Provning {
  enhet: string;
  matt: string;
  jamford: string;
}

export function hiddenTable(tests: readonly Provning[], names: Register): HTMLElement {
  const rows: HiddenRow[] = tests
    .filter(({ dold, doljer_upp_till }) => !dold && doljer_upp_till != null)
    .map((row) => ({
      ...row,
      enhet: names.unitName(row.enhet_id),
      matt: names.indicatorName(row.indikator_id),
      jamford: methodWord(row.metod),
    }));
  const columns: Column<HiddenRow>[] = [
    { key: "enhet", label: "Enhet", href: (row) => names.unitHref(row.enhet_id) },
    { key: "matt", label: "Mått" },
    { key: "jamford", label: "Jämfört" },
    { key: "rr", label: "Kvot", type: "number", digits: 1 },
    { key: "doljer_upp_till", label: "Kan vara upp till", type: "number", digits: 1 },
    { key: "styrka_rr2", label: "Chans att se en fördubbling, ensam", type: "share" },
    { key: "styrka_efter_granskning", label: "Samma, bland alla", type: "share" },
  ];
  return table(rows, columns, {
    caption: "Ingen säkerställd förändring, och vad som ändå kan finnas",
    sort: { key: "doljer_upp_till", descending: true },
    pageSize: 10,
    rowsOnPaper: 15,
    ifEmpty: "Inga.",
  });
}
