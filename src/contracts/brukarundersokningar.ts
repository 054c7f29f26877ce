import { municipalityCode } from "./language/checks.ts";
import { andel, heltal, id, kod, required, tal, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A survey is known by its year, not by a day: quarters of the same year decide what is judged. */
export default contract({
  source: "brukarundersokningar",
  title: "Brukarundersökningar",
  grain: "undersökning, år, fråga och enhet eller kommun",
  key: ["undersokning", "ar", "fraga", "enhet_id", "kommunkod"],
  columns: {
    undersokning: required(kod("vem som gjorde undersökningen", "undersokning")),
    ar: required(heltal("undersökningens år", { minimum: 1990, maximum: 2199 })),
    fraga: required(text("frågan som ställdes")),
    enhet_id: id("enheten svaren gäller", { references: "enheter" }),
    kommunkod: id("kommunen svaren gäller, när de inte gäller en enhet; 0000 är riket"),
    kvalitetsomrade: kod("kvalitetsområdet frågan hör till", "kvalitetsomrade"),
    antal_svar: required(heltal("antal svar på frågan", { minimum: 0 })),
    antal_positiva: heltal("antal positiva svar", { minimum: 0 }),
    andel_positiva: andel("andel positiva svar"),
    svarsfrekvens: andel("andel av de tillfrågade som svarade"),
    andel_sjalv_svarat: andel("andel som svarade själva, utan hjälp av anhörig eller personal"),
    osakerhetstal: tal("felmarginal som källan anger, plus eller minus", { minimum: 0 }),
  },
  checks: [
    municipalityCode("kommunkod"),
    {
      rule: "saknas",
      column: "enhet_id",
      sql: "enhet_id is not null or kommunkod is not null",
      message: "raden saknar både enhet_id och kommunkod; ange vem svaren gäller",
    },
    {
      rule: "saknas",
      column: "andel_positiva",
      sql: "antal_positiva is not null or andel_positiva is not null",
      message: "raden saknar både antal_positiva och andel_positiva; ange det ena",
    },
    {
      rule: "antal",
      column: "antal_positiva",
      sql: "antal_positiva <= antal_svar",
      message: "fler positiva svar än svar; kontrollera att kolumnerna inte är omkastade",
    },
  ],
  without: "Utan brukarundersökningar saknas brukarnas samlade bild, och jämförelser mellan enheter blir ensidiga.",
});
