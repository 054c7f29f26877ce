import { format, type KeyFigure, keyFigures } from "../../components/index.ts";
import { countOf, noneOr } from "../common/words.ts";
import type { ControlRow, ShareRow, StandingRow, WarningLevel } from "./types.ts";

const LEVELS: Record<WarningLevel, string> = {
  allvarligt: "allvarligt",
  flera_tecken: "flera tecken",
  enstaka_tecken: "enstaka tecken",
  inga_tecken: "inga tecken",
  underlag_saknas: "underlag saknas",
};
export const levelWord = (level: WarningLevel | null): string => (level === null ? "visas inte" : LEVELS[level]);

/** The worst first; who is not known comes before who is known to be without signs. */
export const levelOrder: readonly (WarningLevel | null)[] = [
  "allvarligt",
  "flera_tecken",
  "enstaka_tecken",
  "underlag_saknas",
  null,
  "inga_tecken",
];

const of = (rows: readonly StandingRow[], ...levels: readonly WarningLevel[]): StandingRow[] =>
  rows.filter(({ niva }) => niva !== null && levels.includes(niva));

export const overdue = (controls: readonly ControlRow[]): ControlRow[] =>
  controls.filter(({ lage }) => lage === "forfallen" || lage === "aldrig");

/** Too old and never made are two things: of the one something was known, of the other nothing. */
function toBeMade(late: readonly ControlRow[]): string {
  const never = late.filter(({ lage }) => lage === "aldrig").length;
  const old = late.length - never;
  const which = late.length === 1 ? "den kontroll" : `de ${format.inWords(late.length)} kontroller`;
  const oldWord = old === 1 ? "för gammal" : "för gamla";
  const madeWord = never === 1 ? "gjord" : "gjorda";
  if (never === 0) return `${which} som är ${oldWord}`;
  if (old === 0) return `${which} som aldrig är ${madeWord}`;
  return `${which} som behöver göras, ${format.inWords(old)} ${oldWord} och ${format.inWords(never)} aldrig ${madeWord}`;
}

const providersIn = (rows: readonly { utforare_id: string }[]): number =>
  new Set(rows.map(({ utforare_id }) => utforare_id)).size;

/** Who has several signs, and whom nobody has looked at: the two things to act on. */
export function economyHeadline(standing: readonly StandingRow[], controls: readonly ControlRow[]): string {
  const several = of(standing, "allvarligt", "flera_tecken");
  const late = providersIn(overdue(controls));
  const unseen = of(standing, "underlag_saknas").length;
  if (standing.length === 0) return "Inga privata utförare finns att följa ekonomin hos";
  if (controls.length === 0)
    return several.length > 0
      ? `${format.capitalise(countOf(several.length, "utförare", "utförare"))} har flera tecken att fråga om; inga ekonomikontroller är inlästa`
      : "Inga ekonomikontroller är inlästa, så det går inte att säga hur det står till hos utförarna";
  const first =
    several.length > 0
      ? `${format.capitalise(countOf(several.length, "utförare", "utförare"))} har flera tecken som tillsammans är värda att fråga om`
      : standing.length === 1
        ? "Den enda privata utföraren har inte flera tecken samtidigt"
        : `Ingen av ${format.inWords(standing.length)} privata utförare har flera tecken samtidigt`;
  const second =
    late > 0
      ? `${format.inWords(late)} har en kontroll som är för gammal eller saknas`
      : unseen > 0
        ? `om ${format.inWords(unseen)} saknas underlag`
        : "alla kontroller är aktuella";
  return `${first}; ${second}`;
}

export function economyLead(standing: readonly StandingRow[], controls: readonly ControlRow[]): string {
  if (standing.length === 0) return "Sidan gäller privata utförare. Egen regi är kommunen själv.";
  const late = overdue(controls);
  const next =
    late.length > 0
      ? `Börja med ${toBeMade(late)}: utan ${late.length === 1 ? "den" : "dem"} går det inte att se tecken.`
      : "Fråga dem som har tecken, och kontrollera igen när nästa dag närmar sig.";
  return `Ett tecken för sig har oftast en vanlig förklaring. Flera samtidigt är en anledning att fråga utföraren, aldrig ett omdöme om den. ${next}`;
}

export function economyFigures(
  standing: readonly StandingRow[],
  controls: readonly ControlRow[],
  shares: readonly ShareRow[],
): HTMLElement {
  const several = of(standing, "allvarligt", "flera_tecken").length;
  const late = overdue(controls).length;
  const figures: KeyFigure[] = [
    {
      label: "Utförare med flera tecken",
      value: format.number(several),
      basis: `av ${countOf(standing.length, "privat utförare", "privata utförare")}; ${noneOr(of(standing, "enstaka_tecken").length)} har ett enda tecken`,
    },
    {
      label: "Kontroller som är för gamla eller saknas",
      value: controls.length === 0 ? "–" : format.number(late),
      basis:
        controls.length === 0
          ? "inga ekonomikontroller är inlästa"
          : `av ${format.number(controls.length)} (utförare gånger slag); ${noneOr(controls.filter(({ lage }) => lage === "snart").length)} behöver snart göras`,
    },
  ];
  for (const [matt, label] of [
    ["utfort", "Utfört av beviljat"],
    ["fakturerat", "Fakturerat av beviljat"],
  ] as const) {
    const known = shares.filter((share) => share.matt === matt && share.utfall !== "foljer_av_avtalet");
    const granted = known.reduce((sum, share) => sum + (share.beviljad_min ?? 0), 0);
    if (granted === 0) continue;
    const given = shares.filter((share) => share.matt === matt).length - known.length;
    const done = known.reduce((sum, share) => sum + (share.minuter ?? 0), 0);
    figures.push({
      label,
      value: format.share(done / granted, 1),
      basis: `av ${format.number(granted / 60)} timmar, ${format.month(known[0]!.fran)}–${format.month(known[0]!.till)}; hela frånvarodagar borträknade${given > 0 ? `. Utan ${countOf(given, "utförare", "utförare")} vars andel följer av avtalet` : ""}`,
    });
  }
  return keyFigures(figures);
}
