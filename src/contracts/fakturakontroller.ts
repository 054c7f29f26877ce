import { ruleId, since1990 } from "./language/checks.ts";
import { datum, fritext, id, kod, kr, manad, required, roll } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/**
 * What people did, beside what the run computes: a control without a finding is a row as well, since it must be on record
 * which utförare were checked and how (U-10). The ekonomienhet keeps it, also from the download of the page Kontroller.
 */
export default contract({
  source: "fakturakontroller",
  title: "Fakturakontroller",
  grain: "gjord kontroll av en utförares fakturor för en månad",
  key: ["kontroll_id"],
  columns: {
    kontroll_id: required(id("kontrollens id")),
    datum: required(datum("dagen då kontrollen gjordes")),
    manad: required(manad("månaden vars fakturor kontrollerades")),
    utforare_id: required(id("utföraren vars fakturor kontrollerades", { references: "utforare" })),
    regel_id: id("regeln som kontrollerades, till exempel R12; tomt betyder hela fakturan"),
    utfall: required(kod("vad kontrollen visade", "fakturakontrollutfall")),
    roll: required(roll("rollen som kontrollerade, inte personens namn")),
    belopp: kr("kronor som ifrågasattes", { minimum: 0 }),
    anteckning: fritext("läses aldrig in"),
  },
  byHand: { one: "kontroll", many: "kontroller" },
  checks: [
    ruleId("regel_id"),
    since1990("datum"),
    {
      rule: "ordning",
      column: "manad",
      sql: "manad <= strftime(datum, '%Y-%m')",
      message: "månaden ligger efter dagen för kontrollen; rätta månaden eller dagen",
    },
  ],
  known: { row: "datum" },
  without:
    "Utan fakturakontroller syns vad körningen har prövat, men inte vilka kontroller som någon har gjort och när (OR-19, U-10).",
});
