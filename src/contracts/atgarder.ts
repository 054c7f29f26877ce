import { ordered } from "./language/checks.ts";
import { datum, id, required, roll, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "atgarder",
  title: "Åtgärder",
  grain: "åtgärd i en handlingsplan",
  key: ["atgard_id"],
  columns: {
    atgard_id: required(id("åtgärdens id")),
    brist_id: required(id("bristen som åtgärdas", { references: "brister" })),
    atgard: required(text("vad som ska göras")),
    ansvarig_roll: required(roll("rollen som ansvarar, inte personens namn")),
    klar_senast: required(datum("dagen då åtgärden ska vara klar")),
    uppfoljning_datum: datum("dagen då åtgärden ska följas upp"),
    godkand_datum: datum("dagen då planen godkändes"),
    avrapporterad_datum: datum("dagen då utföraren rapporterade att den var klar"),
    verifierad_datum: datum("dagen då det kontrollerades att den var klar"),
  },
  checks: [ordered("avrapporterad_datum", "verifierad_datum", "verifierad innan den avrapporterats; rätta datumen")],
  known: {
    facts: {
      godkand_datum: "godkand_datum",
      avrapporterad_datum: "avrapporterad_datum",
      verifierad_datum: "verifierad_datum",
    },
  },
  without: "Utan åtgärder går det inte att se om brister blev åtgärdade i tid.",
});
