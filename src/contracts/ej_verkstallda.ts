import { heltal, kod, kvartal, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

/** A quarter has no day on which it became known: one that is not complete at the as-of day is not counted. */
export default contract({
  source: "ej_verkstallda",
  title: "Ej verkställda beslut",
  grain: "verksamhetsområde och kvartal",
  key: ["verksamhetsomrade", "kvartal"],
  columns: {
    verksamhetsomrade: required(kod("verksamhetsområdet besluten gäller", "verksamhetsomrade")),
    kvartal: required(kvartal("kvartalet som rapporteras")),
    antal: required(heltal("gynnande beslut som inte var verkställda vid kvartalets slut", { minimum: 0 })),
    over_tre_manader: required(
      heltal("därav beslut som väntat mer än tre månader och rapporteras till IVO", { minimum: 0 }),
    ),
  },
  checks: [
    {
      rule: "antal",
      column: "over_tre_manader",
      sql: "over_tre_manader <= antal",
      message: "fler beslut över tre månader än beslut; kontrollera att kolumnerna inte är omkastade",
    },
  ],
  without: "Utan ej verkställda beslut syns inte var människor väntar på insatser de har rätt till.",
});
