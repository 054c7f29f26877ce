import { grad, id, kod, required, tal, text } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "krav",
  title: "Krav",
  grain: "krav som utförare ska uppfylla",
  key: ["krav_id"],
  columns: {
    krav_id: required(id("kravets id")),
    rubrik: required(text("kravet i korthet")),
    kvalitetsomrade: required(kod("kvalitetsområdet kravet hör till", "kvalitetsomrade")),
    verksamhetsomrade: kod("verksamhetsområdet kravet gäller; tomt betyder alla", "verksamhetsomrade"),
    konsekvens: required(grad("hur allvarligt det är om kravet inte uppfylls, 1 mindre till 4 katastrofal (NA-31)")),
    lagrum: text("lag, föreskrift eller avtalspunkt som kravet kommer från"),
    riktvarde: tal("kommunens riktvärde för kravet (OR-36, NO-31)"),
    riktvarde_indikator: id("id för den indikator som riktvärdet gäller"),
    vikt: tal("kravets vikt, efter hur mycket det betyder för den enskilde (HU-9)", { minimum: 0 }),
  },
  without:
    "Utan krav kan riskanalysen inte göras per krav och verksamhetsområde, och uppföljningar kan inte knytas till krav.",
});
