/**
 * A role is published with what the role did, and people type their names, addresses and numbers in its place. No pattern knows every
 * name, but what roles are called is known: of a role only those words are kept, whatever else stands there. One list for the
 * reader, which does it in SQL, and for the pages where a role is typed.
 */

/** What stands where nothing in the cell was a role. */
export const OTHER_ROLE = "annan roll";

/** What a role ends in: `avtalscontroller`, `enhetschefen`, `socialnämndens`. */
const heads =
  "chef ledare ansvarig samordnare koordinator handlaggare ekonom controller skoterska terapeut strateg utredare planerare " +
  "uppfoljare assistent administrator sekreterare direktor utvecklare inspektor granskare kontrollant revisor jurist pedagog " +
  "specialist expert radgivare konsult coach analytiker kurator psykolog lakare behandlare bitrade ordforande ledamot foretradare ombud " +
  "tjansteman tjansteperson registrator upphandlare inkopare forvaltare namnd utskott enhet grupp team avdelning sektion " +
  "forvaltning kontor funktion kvalitetsrad ledningsrad processrad";

/** What a role is about. None is a name, nor the end of one (`vard` would be: Edvard). */
const subjects =
  "omsorg tjanst stod verksamhet boende ekonomi kvalitet avtal uppfoljning bistand upphandling insats kontroll tillsyn " +
  "utveckling planering statistik faktura klagomal avvikelse sakerhet psykiatri rehabilitering myndighet utforare process system";
const words =
  "vard varden vardens hemsjukvard sjukvard lss hsl hvb stab staben individ familj familjer barn unga vuxna aldre personal patient " +
  "social sociala socialt ekonomisk ekonomiska medicinsk medicinskt medicinska omvardnad egen regi privat privata intern extern " +
  "bitradande vice tf tillforordnad stallforetradande senior operativ strategisk legitimerad daglig central kommunens";
const abbreviations = "MAS MAR SAS VD";
const connectors = "och för for inom på pa av i med vid hos samt";

const either = (list: string): string => list.replaceAll(" ", "|");
const role = `[a-z]*(?:${either(heads)})(?:e?n|e?t|a|e|e?r|na|e?rna|arna)?s?`;
const subject = `[a-z]*(?:${either(subjects)})(?:e?n|e?t|er|erna)?s?`;
const word = `(?:${role}|${subject}|${either(words)})`;

/** Patterns that mean the same to DuckDB and to JavaScript. */
export const rolePatterns = {
  between: "[^\\p{L}-]+",
  /** Of a word in lower case without accents: `sol-handlaggare`, `kvalitets-` before `och avtalschef`. */
  folded: `(?:(?:sol|it|mas|mar|sas)-)?${word}(?:-${word})*-?`,
  /** Of a word as it is written: MAS is a role, Mas a surname. */
  written: `${either(abbreviations)}|${either(connectors)}`,
  /** Of a whole cell: letters that stand alone are the role, however they are written. */
  whole: ` *(?:${either(abbreviations)})(?: */ *(?:${either(abbreviations)}))* *`,
  /** Words that bind, where they bind nothing. */
  loose: `^(?:(?:${either(connectors)})(?: |$))+|(?: (?:${either(connectors)}))+$`,
} as const;

const between = new RegExp(rolePatterns.between, "u");
const folded = new RegExp(`^(?:${rolePatterns.folded})$`);
const written = new RegExp(`^(?:${rolePatterns.written})$`);
const whole = new RegExp(`^(?:${rolePatterns.whole})$`, "i");
const loose = new RegExp(rolePatterns.loose, "g");

const withoutAccents = (word: string): string => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What is kept of a role as somebody typed it: the words that roles consist of, or `annan roll`. */
export function keptRole(typed: string): string {
  if (whole.test(typed)) return typed.trim();
  const kept = typed
    .normalize("NFC")
    .split(between)
    .filter((part) => folded.test(withoutAccents(part)) || written.test(part));
  return kept.join(" ").replace(loose, "") || OTHER_ROLE;
}
