import { ordered, since1990 } from "./language/checks.ts";
import { kod, person, required, tid } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "franvaro",
  title: "Frånvaro",
  grain: "brukare och frånvaroperiod",
  key: ["brukar_id", "typ", "from_tid"],
  columns: {
    brukar_id: required(person("brukaren som var borta")),
    typ: required(kod("varför brukaren var borta", "franvarotyp")),
    from_tid: required(tid("när frånvaron började")),
    tom_tid: tid("när frånvaron slutade; tomt betyder att den pågår"),
  },
  checks: [
    since1990("from_tid"),
    ordered("from_tid", "tom_tid", "frånvaron slutar innan den börjar; rätta tiderna i verksamhetssystemet"),
  ],
  known: { row: "from_tid", facts: { tom_tid: "tom_tid" } },
  without:
    "Utan frånvaro går det inte att se om tid har fakturerats när brukaren låg på sjukhus, hade flyttat eller avlidit.",
});
