import { datum, grad, id, kod, required, roll, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "bedomningar",
  title: "Bedömningar",
  grain: "bedömning av sannolikhet och konsekvens",
  key: ["bedomning_id"],
  columns: {
    bedomning_id: required(id("bedömningens id")),
    verksamhetsomrade: kod("verksamhetsområdet, eller enheten i nästa kolumn", "verksamhetsomrade"),
    enhet_id: id("enheten, om bedömningen gäller en enhet", { references: "enheter" }),
    krav_id: id("kravet, eller kvalitetsområdet i nästa kolumn", { references: "krav" }),
    kvalitetsomrade: kod("kvalitetsområdet, om bedömningen gäller hela området", "kvalitetsomrade"),
    sannolikhet: required(grad("bedömd sannolikhet, 1–4")),
    konsekvens: required(grad("bedömd konsekvens, 1–4")),
    motivering: required(text("varför, utan uppgifter om enskilda")),
    roll: required(roll("rollen som bedömde, inte personens namn")),
    datum: required(datum("dagen för bedömningen")),
    galler_till: datum("bedömningen gäller till och med"),
  },
  byHand: { one: "bedömning", many: "bedömningar" },
  checks: [
    {
      rule: "saknas",
      column: "verksamhetsomrade",
      sql: "verksamhetsomrade is not null or enhet_id is not null",
      message: "varken verksamhetsområde eller enhet är angivet; fyll i ett av dem",
    },
    {
      rule: "saknas",
      column: "kvalitetsomrade",
      sql: "krav_id is not null or kvalitetsomrade is not null",
      message: "varken krav eller kvalitetsområde är angivet; fyll i ett av dem",
    },
  ],
  known: { row: "datum" },
  without: "Utan bedömningar står modellens uppskattning ensam, utan planerarnas egen.",
});
