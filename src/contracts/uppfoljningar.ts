import { ordered, since1990 } from "./language/checks.ts";
import { datum, id, janej, kod, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "uppfoljningar",
  title: "Genomförda uppföljningar",
  grain: "uppföljning och krav",
  key: ["uppfoljning_id", "krav_id"],
  columns: {
    uppfoljning_id: required(id("uppföljningens id")),
    krav_id: required(id("kravet som följdes upp", { references: "krav" })),
    enhet_id: required(id("enheten som följdes upp", { references: "enheter" })),
    metod: required(kod("uppföljningens metod", "metod")),
    form: kod("anmält besök, oanmält besök eller skrivbordsgranskning", "uppfoljningsform"),
    slumpurval: janej("om enheten valdes ut med slump"),
    genomford_datum: required(datum("dagen uppföljningen genomfördes")),
    bedomning: required(kod("om kravet är uppfyllt", "uppfoljningsbedomning")),
    rapport_datum: datum("dagen rapporten var klar"),
  },
  checks: [
    since1990("genomford_datum"),
    ordered("genomford_datum", "rapport_datum", "rapporten är daterad före uppföljningen; rätta det ena datumet"),
  ],
  known: {
    row: "genomford_datum",
    facts: { bedomning: "rapport_datum", rapport_datum: "rapport_datum" },
  },
  without: "Utan uppföljningar vet ingen vad som redan granskats, och riskpoängen kan inte prövas mot utfall.",
});
