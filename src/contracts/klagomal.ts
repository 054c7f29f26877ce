import { ordered, since1990 } from "./language/checks.ts";
import { datum, fritext, grad, id, kod, koder, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "klagomal",
  title: "Klagomål och synpunkter",
  grain: "inkommet klagomål, synpunkt eller beröm",
  key: ["klagomal_id"],
  columns: {
    klagomal_id: required(id("ärendets id")),
    enhet_id: required(id("enheten det gäller", { references: "enheter" })),
    inkom_datum: required(datum("dagen det kom in")),
    typ: required(kod("klagomål, synpunkt eller beröm", "klagomalstyp")),
    kategori: required(koder("vad det gäller, en eller flera kategorier", "kategori")),
    allvarlighetsgrad: grad("1 mindre, 2 måttlig, 3 betydande, 4 katastrofal"),
    lamnad_av: kod("vem som lämnade det", "klagomalslamnare"),
    aterkopplad_datum: datum("dagen den som klagade fick svar"),
    utfall: kod("vad utredningen kom fram till", "klagomalsutfall"),
    beskrivning: fritext("läses aldrig in"),
  },
  checks: [
    since1990("inkom_datum"),
    ordered("inkom_datum", "aterkopplad_datum", "återkopplad innan klagomålet kom in; rätta det ena datumet"),
  ],
  known: {
    row: "inkom_datum",
    facts: { aterkopplad_datum: "aterkopplad_datum", utfall: "aterkopplad_datum" },
  },
  without: "Utan klagomål saknas brukares och anhörigas röst, och låg rapportering av avvikelser är svårare att se.",
});
