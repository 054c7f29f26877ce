import { format } from "../../components/index.ts";
import { countForShare, firstClass, harmBy } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Risk } from "../common/rows.ts";
import { countOf } from "../common/words.ts";

/** Half of the expected harm: how few units, and are they of one kind? */
export function headline(risks: readonly Risk[], names: Register): string {
  const perUnit = harmBy(risks, ({ enhet_id }) => enhet_id);
  if (perUnit.length === 0) return "Det finns ännu inget underlag att bedöma risker på";
  const half = countForShare(perUnit, 0.5);
  // A third of the units carrying half of the harm is no finding: then the order's top is.
  if (half > perUnit.length * 0.25) return evenHeadline(risks);
  const kinds = new Set(perUnit.slice(0, half).map(({ nyckel }) => names.enheter.get(nyckel)?.verksamhet));
  const [kind] = kinds;
  const where =
    kinds.size === 1 && kind ? ` inom ${kind.toLocaleLowerCase("sv")}` : ` av ${format.number(perUnit.length)}`;
  return `${format.capitalise(countOf(half, `enhet${where}`, where.startsWith(" av") ? `av ${format.number(perUnit.length)} enheter` : `enheter${where}`))} står för hälften av den väntade skadan`;
}

function evenHeadline(risks: readonly Risk[]): string {
  const first = firstClass(risks);
  const units = new Set(first.map(({ enhet_id }) => enhet_id)).size;
  const who = `${countOf(first.length, "risk", "risker")} på ${countOf(units, "enhet", "enheter")}`;
  return `${format.capitalise(who)} bör komma först; resten av den väntade skadan är spridd`;
}

export function lead(risks: readonly Risk[], names: Register): string {
  const perUnit = harmBy(risks, ({ enhet_id }) => enhet_id);
  if (perUnit.length === 0)
    return "Utan händelser, svar eller uppföljningar går ingen risk att räkna ut. Nedan står vilka källor som saknas och vad det kostar.";
  const first = perUnit.slice(0, 3);
  const share = first.reduce((sum, { andel }) => sum + andel, 0);
  const half = countForShare(perUnit, 0.5);
  const spread =
    half > perUnit.length * 0.25
      ? `Hälften av skadan delas av ${format.number(half)} enheter av ${format.number(perUnit.length)}, så planen behöver bredd och inte bara spets.`
      : "Skadan är koncentrerad till några få.";
  return `Störst väntad skada finns hos ${format.list(first.map(({ nyckel }) => names.unitName(nyckel)))}, tillsammans ${format.share(share)}. ${spread} Väntad skada är sannolikheten för ett fynd gånger hur allvarligt det vore, en grund för var uppföljningen bör börja och inget omdöme.`;
}
