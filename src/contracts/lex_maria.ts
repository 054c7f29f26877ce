import { ordered, since1990 } from "./language/checks.ts";
import { datum, fritext, grad, id, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "lex_maria",
  title: "Lex Maria-anmälningar",
  grain: "lex Maria-anmälan",
  key: ["anmalan_id"],
  columns: {
    anmalan_id: required(id("anmälans id")),
    enhet_id: required(id("enheten där det hände", { references: "enheter" })),
    handelsedatum: datum("dagen det hände"),
    anmald_datum: required(datum("dagen anmälan gjordes till IVO")),
    typ: text("vad som hände, med systemets egna ord"),
    allvarlighetsgrad: grad("1 mindre, 2 måttlig, 3 betydande, 4 katastrofal"),
    ivo_beslut: text("IVO:s beslut"),
    avslutad_datum: datum("dagen ärendet avslutades"),
    avvikelse_id: id("avvikelsen om samma händelse"),
    beskrivning: fritext("läses aldrig in"),
  },
  checks: [
    since1990("anmald_datum"),
    ordered("handelsedatum", "anmald_datum", "anmälan är daterad före händelsen; rätta det ena datumet"),
    ordered("anmald_datum", "avslutad_datum", "ärendet är avslutat före anmälan; rätta det ena datumet"),
  ],
  known: {
    row: "anmald_datum",
    facts: { ivo_beslut: "avslutad_datum", avslutad_datum: "avslutad_datum" },
  },
  without: "Utan lex Maria-anmälningar syns inte allvarliga vårdskador, som annars lyfts fram redan vid ett enda fall.",
});
