import { ordered, since1990 } from "./language/checks.ts";
import { datum, id, kod, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A påpekande is kept here too, and is not a sanction (OR-37): the code list tells them apart. */
export default contract({
  source: "sanktioner",
  title: "Sanktioner och påpekanden",
  grain: "beslutad sanktion eller lämnat påpekande",
  key: ["sanktion_id"],
  columns: {
    sanktion_id: required(id("sanktionens id")),
    utforare_id: required(id("utföraren som den riktas mot", { references: "utforare" })),
    enhet_id: id("enheten den gäller; tomt betyder hela utföraren", { references: "enheter" }),
    typ: required(kod("vad som beslutades", "sanktion")),
    beslut_datum: required(datum("dagen för beslutet")),
    tidsram_datum: datum("dagen då bristen enligt beslutet ska vara åtgärdad (NA-60)"),
    havd_datum: datum("dagen då sanktionen upphörde; tomt betyder att den gäller"),
  },
  checks: [
    since1990("beslut_datum"),
    ordered("beslut_datum", "tidsram_datum", "tidsramen går ut före beslutet; rätta det ena datumet"),
    ordered("beslut_datum", "havd_datum", "sanktionen upphörde före beslutet; rätta det ena datumet"),
  ],
  known: { row: "beslut_datum", facts: { havd_datum: "havd_datum" } },
  without: "Utan sanktioner syns inte vad tidigare brister ledde till, och varningar kommer inte med i planen.",
});
