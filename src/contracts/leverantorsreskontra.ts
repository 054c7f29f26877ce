import { since1990 } from "./language/checks.ts";
import { datum, id, kr, leverantor, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** Published ledgers have no row number: within one verifikationsnummer the rows are counted instead (domain: open supplier ledgers). */
export default contract({
  source: "leverantorsreskontra",
  title: "Leverantörsreskontra",
  grain: "verifikation och rad",
  key: ["verifikationsnummer", "rad"],
  columns: {
    verifikationsnummer: required(id("verifikationens nummer")),
    rad: id("radens nummer; räknas fram när filen saknar det", { ordinalWithin: ["verifikationsnummer"] }),
    leverantor: required(text("leverantörens namn")),
    leverantor_id: leverantor("organisationsnummer eller kommunens eget id; identitetsnummer ersätts av en nyckel"),
    konto: id("kontots nummer"),
    konto_text: text("kontots namn"),
    bokforingsdatum: required(datum("dagen raden bokfördes")),
    belopp: required(kr("radens belopp; minus för kredit")),
    forvaltning: text("förvaltningen som köpte"),
    fakturanummer: id("leverantörens fakturanummer"),
  },
  checks: [since1990("bokforingsdatum")],
  known: { row: "bokforingsdatum" },
  without: "Utan leverantörsreskontra kan fakturornas summa per utförare inte jämföras med vad kommunen bokfört.",
});
