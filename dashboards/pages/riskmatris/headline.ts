import { format, html } from "../../components/index.ts";
import { firstClass } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Bidrag, Risk } from "../common/rows.ts";
import { countOf } from "../common/words.ts";
import { nextFollowUp } from "./change.ts";
import { driversTitle } from "./why.ts";

/** The finding: who stands first, and whether that can be relied on. */
export function headline(risks: readonly Risk[], names: Register): string {
  const first = firstClass(risks);
  const [leading] = first;
  if (!leading) return "Det finns ännu inget underlag att bedöma risker på";
  const name = names.unitName(leading.enhet_id);
  if (first.length === 1) return `${name} har den högst rankade risken, och den skiljer sig från de övriga`;
  const others = countOf(
    first.length - 1,
    "annan risk kan vara lika angelägen",
    "andra risker kan vara lika angelägna",
  );
  return `${name} har den högst rankade risken, men ${others}`;
}

/** The two minutes in four sentences: why it stands first, how sure that is, what would change it, what all this rests on. */
export function lead(
  risks: readonly Risk[],
  names: Register,
  evidence: Promise<readonly Bidrag[]>,
  cuts: readonly number[],
): Node {
  const judged = risks.filter((risk) => risk.riskpoang != null);
  const [leading, ...others] = firstClass(risks);
  if (!leading)
    return html`<span>Utan händelser, svar eller uppföljningar att gå på går ingen sannolikhet att räkna ut. Sidan Datakvalitet visar vilka källor som saknas.</span>`;
  const thin = judged.filter((risk) => risk.underlag === "svagt").length;
  const why = html`<span></span>`;
  void evidence.then((rows) => {
    const own = rows.filter(({ risk_id }) => risk_id === leading.risk_id);
    why.textContent = `${driversTitle(own, names)}. `;
  });
  const sure =
    others.length === 0
      ? "Ingen annan risk når in bland dess platser."
      : `${format.capitalise(format.inWords(others.length))} ${others.length === 1 ? "annan risk ligger" : "andra risker ligger"} så nära att ordningen mellan dem är osäker.`;
  const area = names.areaName(leading.kvalitetsomrade).toLocaleLowerCase("sv");
  return html`<span>Där är sannolikheten ${format.share(leading.sannolikhet)} (${format.shareInterval(leading.sannolikhet_lag, leading.sannolikhet_hog)}) att en uppföljning av ${area} finner en brist, och konsekvensen är ${leading.konsekvens_niva} av 4. ${why}${sure} ${nextFollowUp(leading, cuts)} ${format.capitalise(format.number(judged.length))} av ${format.number(risks.length)} risker är bedömda, ${format.number(thin)} av dem på svagt underlag.</span>`;
}
