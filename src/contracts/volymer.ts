import { heltal, id, manad, required, tal, timmar } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A month has no day on which it became known: a quarter that is not complete at the as-of day is not judged anyway. */
export default contract({
  source: "volymer",
  title: "Volymer",
  grain: "enhet och månad",
  key: ["enhet_id", "manad"],
  columns: {
    enhet_id: required(id("enheten", { references: "enheter" })),
    manad: required(manad("månaden")),
    antal_brukare: required(heltal("antal brukare under månaden", { minimum: 0 })),
    brukardygn: heltal("summan av dygn som brukarna var inskrivna", { minimum: 0 }),
    utforda_timmar: timmar("utförda timmar under månaden", { minimum: 0 }),
    arsarbetare: tal("personal omräknad till heltid", { minimum: 0 }),
  },
  without:
    "Utan volymer kan händelser inte räknas per brukardygn eller timme, så stora och små enheter går inte att jämföra.",
});
