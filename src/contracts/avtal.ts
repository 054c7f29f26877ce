import { ordered, since1990 } from "./language/checks.ts";
import { datum, heltal, id, janej, kod, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "avtal",
  title: "Avtal och överenskommelser",
  grain: "avtal eller överenskommelse",
  key: ["avtal_id"],
  columns: {
    avtal_id: required(id("avtalets id")),
    utforare_id: required(id("utföraren som har avtalet", { references: "utforare" })),
    enhet_id: id("enheten avtalet gäller; tomt betyder utförarens alla enheter", { references: "enheter" }),
    verksamhetsomrade: required(kod("verksamhetsområdet avtalet gäller", "verksamhetsomrade")),
    avtalsform: required(kod("hur avtalet har ingåtts", "avtalsform")),
    startdatum: required(datum("avtalets första dag")),
    slutdatum: datum("avtalets sista dag; tomt betyder tills vidare"),
    forlangning_datum: datum("senaste dag att besluta om förlängning (NO-15)"),
    driftstart_datum: datum("dagen då driften startade (NO-16)"),
    forsta_brukare_datum: datum("dagen då den första brukaren togs emot (HU-17)"),
    ersattningsgrund: kod("om beviljad eller utförd tid ersätts", ["beviljad", "utford"]),
    avrundning_minuter: heltal("minuter som varje besök avrundas till; tomt betyder ingen avrundning", {
      minimum: 1,
      maximum: 60,
    }),
    delas_vid_midnatt: janej(
      "om ett besök över midnatt delas där; nej eller tomt betyder att det hör till dagen och månaden då det börjar",
    ),
    avbojt_ersatts: janej("om avböjda besök ersätts med sin planerade tid; nej eller tomt betyder att de inte ersätts"),
    franvarodagar_ersatts: heltal(
      "hela dagar av en tillfällig frånvaro (sjukhus, korttidsboende, bortrest) som ersätts med beviljad tid, räknat från dess första; tomt betyder ingen",
      { minimum: 0, maximum: 366 },
    ),
    samverkan: janej("om avtalet följs upp tillsammans med andra kommuner (SN-7)"),
    rapportintervall_lex_sarah: text("hur ofta lex Sarah-rapporter ska redovisas enligt avtalet (SN-14)"),
    rapportintervall_klagomal: text("hur ofta klagomål ska redovisas enligt avtalet (SN-13)"),
  },
  checks: [
    since1990("startdatum"),
    ordered("startdatum", "slutdatum", "avtalet slutar innan det börjar; rätta datumen i avtalsregistret"),
  ],
  without:
    "Utan avtal saknas tidpunkter för nya utförare och förlängningar, och fakturor kan inte stämmas av: om beviljad eller utförd tid ersätts är okänt.",
});
