import { municipalityCode } from "./language/checks.ts";
import { id, required, tal, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** Riket is kommunkod 0000, which Kolada types as a region: it is a reference, never one of those compared (AC-11). */
export default contract({
  source: "nyckeltal",
  title: "Nyckeltal",
  grain: "källa, indikator, period och enhet eller kommun",
  key: ["kalla", "indikator_id", "period", "enhet_id", "kommunkod"],
  columns: {
    kalla: required(text("varifrån nyckeltalet kommer, till exempel Kolada")),
    indikator_id: required(id("nyckeltalets id hos källan")),
    period: required(text("perioden hos källan, oftast ett år")),
    enhet_id: id("enheten värdet gäller", { references: "enheter" }),
    kommunkod: id("kommunen värdet gäller, när det inte gäller en enhet; 0000 är riket"),
    varde: tal("nyckeltalets värde"),
    taljare: tal("täljaren"),
    namnare: tal("nämnaren"),
    osakerhetstal: tal("felmarginal som källan anger, plus eller minus", { minimum: 0 }),
  },
  checks: [
    municipalityCode("kommunkod"),
    {
      rule: "saknas",
      column: "enhet_id",
      sql: "enhet_id is not null or kommunkod is not null",
      message: "raden saknar både enhet_id och kommunkod; ange vem värdet gäller",
    },
  ],
  without: "Utan nyckeltal saknas jämförelsen med liknande kommuner och riket.",
});
