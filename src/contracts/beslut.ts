import { ordered, since1990 } from "./language/checks.ts";
import { datum, id, janej, kod, person, required, text, timmar } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A decision is known from the day it takes effect; the day it was made is not among the columns. */
export default contract({
  source: "beslut",
  title: "Biståndsbeslut",
  grain: "beslut, insats och giltighetstid",
  key: ["beslut_id", "insats", "from_datum"],
  columns: {
    beslut_id: required(id("beslutets id")),
    insats: required(kod("insatsen som beviljats", "insats")),
    from_datum: required(datum("beslutet gäller från och med")),
    brukar_id: required(person("brukaren som beslutet gäller")),
    enhet_id: required(id("enheten som utför", { references: "enheter" })),
    lagrum: text("lagrummet som beslutet vilar på"),
    tom_datum: datum("beslutet gäller till och med; tomt betyder tills vidare"),
    beviljad_tid: required(timmar("beviljad personaltid, i den enhet som tidsenhet säger", { minimum: 0 })),
    tidsenhet: required(kod("vad beviljad_tid är uttryckt i", "tidsenhet")),
    dubbelbemanning: janej("om två ur personalen är beviljade; tiden räknar då båda"),
    verkstallt_datum: datum("dagen insatsen började utföras"),
  },
  checks: [
    since1990("from_datum"),
    ordered("from_datum", "tom_datum", "beslutet slutar innan det börjar; rätta datumen i verksamhetssystemet"),
  ],
  known: { row: "from_datum", facts: { verkstallt_datum: "verkstallt_datum" } },
  without: "Utan beslut går det inte att se om det som utförs och faktureras också är beviljat.",
});
