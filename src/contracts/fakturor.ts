import { ordered, since1990 } from "./language/checks.ts";
import { datum, id, kod, kr, person, pris, required, timmar } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "fakturor",
  title: "Fakturor",
  grain: "fakturarad",
  key: ["utforare_id", "faktura_id", "rad"],
  columns: {
    utforare_id: required(id("utföraren som fakturerar", { references: "utforare" })),
    faktura_id: required(id("fakturans nummer hos utföraren")),
    rad: required(id("radens nummer på fakturan")),
    enhet_id: id("enheten som fakturaraden gäller", { references: "enheter" }),
    brukar_id: person("brukaren raden gäller"),
    insats: kod("insatsen raden gäller", "insats"),
    from_datum: required(datum("perioden från och med")),
    tom_datum: required(datum("perioden till och med")),
    timmar: timmar("fakturerade timmar"),
    a_pris: pris("kronor per timme eller dygn"),
    belopp: required(kr("radens belopp; minus för kredit")),
    fakturadatum: required(datum("fakturans datum")),
    tidsslag: kod("dag, kväll, natt eller helg", "tidsslag"),
    omrade: kod("tätort eller glesbygd", "omrade"),
    krediterar: id("den faktura från samma utförare som raden krediterar"),
  },
  checks: [
    since1990("from_datum"),
    ordered("from_datum", "tom_datum", "perioden slutar innan den börjar; rätta datumen"),
  ],
  known: { row: "fakturadatum" },
  without: "Utan fakturor kan inget stämmas av mot beslut och utförd tid, och felaktig debitering upptäcks inte.",
});
