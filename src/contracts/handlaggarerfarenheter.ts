import { since1990 } from "./language/checks.ts";
import { datum, fritext, grad, id, kod, required, roll } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "handlaggarerfarenheter",
  title: "Handläggares erfarenheter",
  grain: "lämnad erfarenhet",
  key: ["erfarenhet_id"],
  columns: {
    erfarenhet_id: required(id("erfarenhetens id")),
    enhet_id: required(id("enheten den gäller", { references: "enheter" })),
    datum: required(datum("dagen den lämnades")),
    kvalitetsomrade: required(kod("kvalitetsområdet den gäller", "kvalitetsomrade")),
    bedomning: required(grad("1 fungerar väl, 2 fungerar i huvudsak, 3 brister, 4 allvarliga brister")),
    roll: required(roll("rollen som lämnade den, inte personens namn")),
    motivering: fritext("läses aldrig in"),
  },
  checks: [since1990("datum")],
  known: { row: "datum" },
  without: "Utan handläggares erfarenheter saknas bilden från dem som följer upp insatserna för var och en.",
});
