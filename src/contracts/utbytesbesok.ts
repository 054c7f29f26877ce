import { endsAfter, since1990 } from "./language/checks.ts";
import { required, text, tid } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/**
 * What another kommun sends under an agreement (`uppsikt export --utbyte`): when somebody was at work, and nothing about whom they visited.
 * Read as text, so that an identity number sent by mistake is masked before it is stored.
 */
export default contract({
  source: "utbytesbesok",
  title: "Besök i en annan kommun",
  grain: "person, kommun och sammanhängande tid",
  key: ["utbyte", "kommun", "person", "start"],
  columns: {
    utbyte: required(text("utbytets namn, som i uppsikt.yaml")),
    nyckelkontroll: required(text("visar vilken utbytesnyckel filen är gjord med")),
    kommun: required(text("kommunen som filen kommer från")),
    person: required(text("den som arbetade, under utbytets nyckel")),
    start: required(tid("när besöket eller besöken började")),
    slut: required(tid("när besöket eller besöken slutade")),
  },
  checks: [
    {
      rule: "utbytesnyckel",
      column: "person",
      sql: "regexp_full_match(person, '[0-9a-hjkmnp-tv-z]{24}')",
      message:
        "person är ingen utbytesnyckel; be den andra kommunen göra filen med uppsikt export --utbyte, och skicka aldrig personnummer",
    },
    since1990("start"),
    endsAfter("start", "slut", "tiden slutar inte efter att den börjat; be den andra kommunen göra om filen"),
  ],
  known: { row: "start" },
  without: "Utan utbyte med en annan kommun syns inte om samma personal är registrerad i båda kommunerna samtidigt.",
});
