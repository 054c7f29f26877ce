import { since1990 } from "./language/checks.ts";
import { datum, id, kod, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A control without remark is a row as well: which companies were checked, and how, must be on record (U-10). */
export default contract({
  source: "ekonomikontroller",
  title: "Ekonomikontroller",
  grain: "utförare, dag och slag av kontroll",
  key: ["utforare_id", "datum", "kontroll"],
  columns: {
    utforare_id: required(id("utföraren som kontrollerades", { references: "utforare" })),
    datum: required(datum("dagen för kontrollen")),
    kontroll: required(kod("vad som kontrollerades", "ekonomikontroll")),
    utfall: required(kod("vad kontrollen visade", "ekonomikontrollutfall")),
    varde: text("kontrollens värde med källans egna ord, till exempel betyg eller skuld i kronor"),
    kalla: text("varifrån uppgiften kommer, till exempel Skatteverket eller ett kreditupplysningsföretag"),
  },
  checks: [since1990("datum")],
  known: { row: "datum" },
  without:
    "Utan ekonomikontroller syns inte obetalda skatter, risk för obestånd eller vilka utförare som ingen kontrollerat.",
});
