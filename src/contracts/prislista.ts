import { ordered, since1990 } from "./language/checks.ts";
import { datum, kod, pris, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "prislista",
  title: "Prislista",
  grain: "insats, driftsform, område, tidsslag och giltighetstid",
  key: ["insats", "from_datum", "regi", "omrade", "tidsslag"],
  columns: {
    insats: required(kod("insatsen priset gäller", "insats")),
    from_datum: required(datum("priset gäller från och med")),
    regi: kod("egen regi eller privat regi; tomt betyder båda", "driftsform"),
    omrade: kod("tätort eller glesbygd; tomt betyder båda", "omrade"),
    tidsslag: kod("dag, kväll, natt eller helg; tomt betyder alla", "tidsslag"),
    tom_datum: datum("priset gäller till och med; tomt betyder tills vidare"),
    kr_per_timme: required(pris("kronor per timme", { minimum: 0 })),
  },
  checks: [
    since1990("from_datum"),
    ordered("from_datum", "tom_datum", "priset slutar gälla innan det börjar; rätta datumen i prislistan"),
  ],
  without: "Utan prislista kan fel pris på en faktura inte upptäckas, bara fel tid.",
});
