import { ordered, since1990 } from "./language/checks.ts";
import { datum, fritext, grad, id, kod, koder, person, required, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "avvikelser",
  title: "Avvikelser",
  grain: "rapporterad avvikelse",
  key: ["avvikelse_id"],
  columns: {
    avvikelse_id: required(id("avvikelsens id i avvikelsesystemet")),
    enhet_id: required(id("enheten där det hände", { references: "enheter" })),
    brukar_id: person("brukaren det gällde"),
    handelsedatum: required(datum("dagen det hände")),
    registrerad_datum: required(datum("dagen avvikelsen registrerades")),
    kategori: required(koder("vad som hände, en eller flera kategorier", "kategori")),
    allvarlighetsgrad: grad("1 mindre, 2 måttlig, 3 betydande, 4 katastrofal"),
    sannolikhet_upprepning: grad("sannolikhet för upprepning, 1 mycket liten till 4 mycket stor"),
    lagrum: kod("lagen som händelsen hör under", "lagrum"),
    status: text("var ärendet står, med systemets egna ord"),
    atgardad_datum: datum("dagen då avvikelsen var åtgärdad"),
    beskrivning: fritext("läses aldrig in"),
  },
  checks: [
    since1990("handelsedatum"),
    ordered(
      "handelsedatum",
      "registrerad_datum",
      "registrerad före händelsen; rätta det ena datumet i avvikelsesystemet",
    ),
  ],
  known: { row: "registrerad_datum", facts: { atgardad_datum: "atgardad_datum", status: "atgardad_datum" } },
  without: "Utan avvikelser saknas riskbildens viktigaste källa, och låg rapportering kan inte upptäckas.",
});
