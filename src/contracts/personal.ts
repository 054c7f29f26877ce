import { ordered } from "./language/checks.ts";
import { datum, id, janej, person, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** Who works where, to count them and to compare with who made the visits. Who they are is never read. */
export default contract({
  source: "personal",
  title: "Personal",
  grain: "anställd, enhet och anställningstid",
  key: ["personal_id", "enhet_id", "anstalld_fom"],
  columns: {
    personal_id: required(person("den anställda")),
    enhet_id: required(id("enheten där den anställda arbetar", { references: "enheter" })),
    anstalld_fom: required(datum("anställningens första dag vid enheten")),
    anstalld_tom: datum("anställningens sista dag vid enheten; tomt betyder tills vidare"),
    anhorig_till_brukar_id: person("brukaren som den anställda är anhörig till"),
    anhorig_tillaten: janej("om kommunen har medgett att den anhöriga utför insatser hos brukaren"),
  },
  checks: [
    ordered("anstalld_fom", "anstalld_tom", "anställningen slutar innan den börjar; rätta datumen i personalsystemet"),
  ],
  known: { row: "anstalld_fom", facts: { anstalld_tom: "anstalld_tom" } },
  without: "Utan personal syns varken hur många som slutar eller hur många brukare det går på varje anställd.",
});
