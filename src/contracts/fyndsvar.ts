import { ruleId, since1990 } from "./language/checks.ts";
import { datum, fritext, id, kod, kr, required, roll } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/**
 * The work list comes back as it was sent, with its answer columns filled in: what else stands in it is read past, and a row
 * that nobody has answered is no row. `regel_id` comes along so that an answer still counts for its rule when the finding
 * is gone, as it is when the utförare has answered with a credit note.
 */
export default contract({
  source: "fyndsvar",
  title: "Svar på fynd",
  grain: "svar på ett fynd i fakturagranskningen",
  key: ["fynd_id", "datum"],
  columns: {
    fynd_id: required(id("fyndets id, som det står i arbetslistan")),
    datum: required(datum("dagen då svaret bedömdes")),
    utfall: required(kod("vad frågan ledde till", "fyndsvarsutfall")),
    belopp: kr("kronor som visade sig vara fel; tomt betyder inte utrett", { minimum: 0, maximum: 100_000_000 }),
    roll: required(roll("rollen som bedömde svaret, inte personens namn")),
    svar: fritext("läses aldrig in"),
    regel_id: id("regeln som frågade, som det står i arbetslistan; behövs bara om fyndet inte längre finns"),
  },
  formOf: ["datum", "utfall"],
  // The letter asks the utförare for these, and the kommun for the rest: what comes back is not yet an answer that counts.
  awaits: { filledIn: ["svar", "belopp", "roll"], until: "utfall <> 'obesvarat'" },
  byHand: { one: "svar", many: "svar" },
  checks: [
    since1990("datum"),
    ruleId("regel_id"),
    {
      rule: "motsagelse",
      column: "belopp",
      sql: "belopp is null or belopp < 0 or (belopp > 0) = (utfall in ('felaktigt', 'delvis'))",
      message:
        "beloppet säger emot utfallet: felaktigt och delvis har kronor som var fel (eller tomt, om det inte är utrett), förklarat och obesvarat har inga; rätta det ena",
    },
    {
      rule: "format",
      column: "fynd_id",
      sql: "regexp_full_match(fynd_id, 'F-[0-9a-f]{12}')",
      message: "fynd_id är inget fynds id; ta det ur arbetslistan som det står, till exempel F-0123456789ab",
    },
  ],
  known: { row: "datum" },
  without:
    "Utan svar på fynden går det inte att säga hur ofta reglerna har rätt, och sannolikheten att ett fynd håller är ett antagande.",
});
