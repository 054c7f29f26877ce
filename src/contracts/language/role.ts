/**
 * A role is published with what the role did, and people type their names, addresses and numbers in its place. No pattern knows every
 * name, but what roles are called is known: of a role only those words are kept, whatever else stands there. A word is kept whole or not at
 * all: each of its parts must be listed, so that nobody's name is glued to one. One list for the reader, which does it in SQL, and for
 * the pages where a role is typed. All are written in lower case without accents.
 */

/** What stands where nothing in the cell was a role. */
export const OTHER_ROLE = "annan roll";

/** What roles end in: those that are bent as `ledare, ledaren, ledarna` without their end, and the others as they are. */
const agents =
  "led samordn handlagg utred planer uppfolj sekreter utveckl gransk radgiv lak behandl foretrad upphandl inkop bestall forvalt bedom stodj " +
  "ledsag formynd redovis lagg";
const heads =
  "chef ansvarig koordinator ekonom controller skotersk terapeut strateg assistent administrator direktor inspektor kontrollant revisor jurist " +
  "pedagog specialist expert konsult konsulent coach analytiker kurator psykolog bitrade ordforande ledamot ombud tjansteman tjansteperson " +
  "kontaktperson registrator forestandare rektor gymnast logoped dietist socionom attestant kassor sakkunnig patrull personal namnd utskott " +
  "enhet grupp team avdelning sektion forvaltning kontor kansli funktion revision ledning kvalitetsrad ledningsrad processrad";

/** What roles are about: last in a word of its own, or first in a longer one (`avtalscontroller`). */
const subjects =
  "omsorg tjanst stod verksamhet boende ekonomi kvalitet avtal uppfoljning bistand upphandling insats kontroll tillsyn utveckling planering " +
  "statistik faktura klagomal avvikelse sakerhet psykiatri rehabilitering myndighet utforar process system budget avgift inkop hemsjukvard " +
  "sjukvard granskning utredning bemanning assistans familj barn ungdom patient omvardnad socialtjanst familjehem missbruk beroende " +
  "korttid bostad anhorig kommun service projekt dataskydd juridik valfrihet";

/** Only first in a longer word: `vard` alone ends Edvard. */
const firsts =
  "vard aldre hem sjuk under distrikt arbet fysio special social omrade resultat data information natt dag kvall vuxen " +
  "funktion funktionshinder skuld rad beslut sak attest over schema arkiv region stad stadsdel halso bitradande sam hand for";

/** Laws and offices by their letters, first before a hyphen: `LOV-samordnare`. */
const letters = "lss sol hsl hvb lov ifo voo hr it mas mar sas";

/** Words by themselves, as they are. */
const words =
  "vard varden vardens lss hsl hvb sabo stab staben aldre sociala social socialt ekonomisk ekonomiska ekonomiskt medicinsk medicinskt " +
  "medicinska egen privat privata intern extern bitradande vice tf stf vik vikarierande forste tillforordnad stallforetradande verkstallande " +
  "personlig personligt sarskilt sarskilda senior operativ strategisk legitimerad daglig central kommunens beredskap";
const abbreviations = "MAS MAR SAS VD";
const connectors = "och för for inom på pa av i med vid hos samt";

const either = (list: string): string => list.replaceAll(" ", "|");
/** Case by case, since engines differ on which letters are the same in another case. */
const alone = `(?:${either(abbreviations).replace(/[A-Z]/g, (letter) => `[${letter}${letter.toLowerCase()}]`)})`;
const agent = `(?:${either(agents)})ar`;
const head = `(?:${agent}(?:e|en|es|ens|na|nas)|(?:${either(heads)})(?:en|n|ns|ens|et|ets|er|ers|erna|ernas|a|an|ans|or|orna|s)?)`;
const subject = `(?:${either(subjects)})(?:en|n|ens|et|ets|er|erna|s)?`;
const part = `(?:${either(firsts)}|${either(subjects)}|${agent}|${either(heads)})[es]?`;
const word = `(?:(?:${part}){0,4}(?:${head}|${subject})|${either(words)})`;

const first = `(?:${either(letters)}|(?:${part}){1,4})`;

/** Patterns that mean the same to DuckDB and to JavaScript. */
export const rolePatterns = {
  /** More than this is a story. */
  longest: 80,
  /** Addresses, log-ins and numbers go before words are looked for in what is left. */
  address: "[^\\p{Z}\\t\\n\\r]*[@\\p{N}][^\\p{Z}\\t\\n\\r]*",
  between: "[^\\p{L}-]+",
  /** Of a word in lower case without accents: `sol-handlaggare`, `kvalitets-` before `och avtalschef`. */
  folded: `(?:${first}-)?${word}(?:-${word})*|${first}-`,
  /** Of a word as it is written: MAS is a role, Mas a surname. */
  written: `${either(abbreviations)}|${either(connectors)}`,
  /** Of a whole cell: letters that stand alone are the role, however they are written. */
  whole: ` *${alone}(?: */ *${alone})* *`,
  /** Words that bind, where they bind nothing. */
  loose: `^(?:(?:${either(connectors)})(?: |$))+|(?: (?:${either(connectors)}))+$`,
} as const;

const address = new RegExp(rolePatterns.address, "gu");
const between = new RegExp(rolePatterns.between, "u");
const folded = new RegExp(`^(?:${rolePatterns.folded})$`);
const written = new RegExp(`^(?:${rolePatterns.written})$`);
const whole = new RegExp(`^(?:${rolePatterns.whole})$`);
const loose = new RegExp(rolePatterns.loose, "g");

const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What is kept of a role as somebody typed it: the words that roles consist of, or `annan roll`. */
export function keptRole(typed: string): string {
  if (whole.test(typed)) return typed.trim();
  const text = typed.normalize("NFC");
  if ([...text].length > rolePatterns.longest) return OTHER_ROLE;
  const kept = text
    .replace(address, " ")
    .split(between)
    .filter((one) => folded.test(withoutAccents(one)) || written.test(one));
  return kept.join(" ").replace(loose, "") || OTHER_ROLE;
}
