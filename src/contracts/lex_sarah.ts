import { ordered, since1990 } from "./language/checks.ts";
import { datum, fritext, grad, id, kod, koder, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A rapport is not an anmälan: only rows with `anmald_ivo_datum` were sent to IVO (AC-9). */
export default contract({
  source: "lex_sarah",
  title: "Lex Sarah-rapporter",
  grain: "lex Sarah-rapport",
  key: ["rapport_id"],
  columns: {
    rapport_id: required(id("rapportens id")),
    enhet_id: required(id("enheten där det hände", { references: "enheter" })),
    handelsedatum: datum("dagen det hände"),
    rapport_datum: required(datum("dagen rapporten lämnades")),
    typ: koder("vad som hände, en eller flera kategorier", "kategori"),
    bedomning: kod("utredningens bedömning", "lexsarah_bedomning"),
    allvarlighetsgrad: grad("1 mindre, 2 måttlig, 3 betydande, 4 katastrofal; tomt följer bedömningen"),
    sannolikhet_upprepning: grad("sannolikhet för upprepning, 1 mycket liten till 4 mycket stor"),
    bedomning_datum: datum("dagen bedömningen gjordes"),
    anmald_ivo_datum: datum("dagen anmälan gjordes till IVO; tomt betyder inte anmäld"),
    ivo_beslut: text("IVO:s beslut"),
    avslutad_datum: datum("dagen ärendet avslutades"),
    avvikelse_id: id("avvikelsen om samma händelse"),
    beskrivning: fritext("läses aldrig in"),
  },
  checks: [
    since1990("rapport_datum"),
    ordered("handelsedatum", "rapport_datum", "rapporten är daterad före händelsen; rätta det ena datumet"),
    ordered("rapport_datum", "bedomning_datum", "bedömningen är daterad före rapporten; rätta det ena datumet"),
    ordered("rapport_datum", "anmald_ivo_datum", "anmälan till IVO är daterad före rapporten; rätta det ena datumet"),
    ordered("rapport_datum", "avslutad_datum", "ärendet är avslutat före rapporten; rätta det ena datumet"),
  ],
  known: {
    row: "rapport_datum",
    facts: {
      bedomning: "bedomning_datum",
      allvarlighetsgrad: "bedomning_datum",
      sannolikhet_upprepning: "bedomning_datum",
      bedomning_datum: "bedomning_datum",
      anmald_ivo_datum: "anmald_ivo_datum",
      ivo_beslut: "avslutad_datum",
      avslutad_datum: "avslutad_datum",
    },
  },
  without:
    "Utan lex Sarah-rapporter syns inte allvarliga missförhållanden, som annars lyfts fram redan vid ett enda fall.",
});
