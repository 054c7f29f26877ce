import { heltal, id, kod, required, tal } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A questionnaire is known by its year, not by a day: like surveys it counts in the last quarter of that year. */
export default contract({
  source: "avtalsenkater",
  title: "Avtalsenkäter",
  grain: "enhet, år och fråga",
  key: ["enhet_id", "ar", "fraga_id"],
  columns: {
    enhet_id: required(id("enheten som svarade", { references: "enheter" })),
    ar: required(heltal("enkätens år", { minimum: 1990, maximum: 2199 })),
    fraga_id: required(id("frågans id; samma id år efter år när frågan är densamma")),
    krav_id: required(id("kravet som frågan gäller", { references: "krav" })),
    svar: required(kod("svaret: ja eller nej, eller hur ofta kravet följs (HU-10)", "enkatsvar")),
    vikt: tal("frågans vikt; tomt betyder kravets vikt (HU-9)", { minimum: 0 }),
  },
  without: "Utan avtalsenkäter saknas verksamheternas egen redovisning av om avtalets krav följs.",
});
