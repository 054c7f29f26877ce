import { ordered } from "./language/checks.ts";
import { datum, heltal, id, kod, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "enheter",
  title: "Enheter",
  grain: "enhet och giltighetstid",
  mandatory: true,
  key: ["enhet_id", "giltig_fom"],
  columns: {
    enhet_id: required(id("kommunens id för enheten")),
    giltig_fom: datum("raden gäller från och med; tomt betyder alltid"),
    utforare_id: required(id("utföraren som driver enheten", { references: "utforare" })),
    namn: required(text("enhetens namn")),
    verksamhetsomrade: required(kod("enhetens verksamhetsområde", "verksamhetsomrade")),
    lagrum: kod("lagen som enheten i huvudsak arbetar efter", "lagrum"),
    platser: heltal("antal platser", { minimum: 0 }),
    omrade: kod("tätort eller glesbygd", "omrade"),
    kolada_ou_id: id("enhetens id i Kolada"),
    ersatter_enhet_id: id("enheten som den här enheten ersatte, så att en sammanslagning inte läses som en trend"),
    giltig_tom: datum("raden gäller till och med; tomt betyder tills vidare"),
  },
  checks: [
    ordered("giltig_fom", "giltig_tom", "giltig_tom ligger före giltig_fom; rätta datumen i enhetsregistret"),
    {
      rule: "ersatter_sig_sjalv",
      column: "ersatter_enhet_id",
      sql: "ersatter_enhet_id <> enhet_id",
      message: "enheten anges ersätta sig själv; ange den tidigare enhetens id eller lämna tomt",
    },
  ],
  known: { row: "giltig_fom" },
  without: "Utan enheter går det inte att köra: risk, trend och plan räknas per enhet.",
});
