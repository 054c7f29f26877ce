import { since1990 } from "./language/checks.ts";
import { datum, grad, id, janej, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "brister",
  title: "Konstaterade brister",
  grain: "konstaterad brist",
  key: ["brist_id"],
  columns: {
    brist_id: required(id("bristens id")),
    enhet_id: required(id("enheten där bristen fanns", { references: "enheter" })),
    krav_id: required(id("kravet som inte uppfylldes", { references: "krav" })),
    uppfoljning_id: id("uppföljningen som fann bristen"),
    upptackt_datum: required(datum("dagen bristen konstaterades")),
    allvarlighetsgrad: required(grad("1 mindre, 2 måttlig, 3 betydande, 4 katastrofal")),
    systemorsak: janej("om orsaken ligger i krav, ersättning eller uppdrag snarare än hos utföraren (NA-61)"),
  },
  checks: [since1990("upptackt_datum")],
  known: { row: "upptackt_datum" },
  without: "Utan brister syns inte återkommande fel, och modellen saknar facit att lära och prövas mot.",
});
