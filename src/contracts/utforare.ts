import { ordered } from "./language/checks.ts";
import { datum, id, kod, orgnr, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "utforare",
  title: "Utförare",
  grain: "utförare och giltighetstid",
  mandatory: true,
  key: ["utforare_id", "giltig_fom"],
  columns: {
    utforare_id: required(id("kommunens id för utföraren")),
    giltig_fom: datum("raden gäller från och med; tomt betyder alltid"),
    organisationsnummer: orgnr("organisationsnummer; en enskild firmas nummer ersätts av en nyckel"),
    namn: required(text("utförarens namn")),
    driftsform: required(kod("egen regi eller privat regi", "driftsform")),
    giltig_tom: datum("raden gäller till och med; tomt betyder tills vidare"),
  },
  checks: [ordered("giltig_fom", "giltig_tom", "giltig_tom ligger före giltig_fom; rätta datumen i utförarregistret")],
  known: { row: "giltig_fom" },
  without: "Utan utförare går det inte att köra: allt som visas hänger på vem som utför.",
});
