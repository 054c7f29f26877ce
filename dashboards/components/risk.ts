import { html } from "htl";
import { ink, paper, riskRamp } from "./palette.ts";

/** The four levels by number and word; the ramp is only their third voice. */
export interface RiskLevel {
  level: 1 | 2 | 3 | 4;
  word: string;
  colour: string;
  textColour: string;
}

const level = (value: 1 | 2 | 3 | 4, word: string): RiskLevel => ({
  level: value,
  word,
  colour: riskRamp[value - 1] ?? paper,
  textColour: value >= 3 ? paper : ink,
});

export const riskLevels: readonly RiskLevel[] = [
  level(1, "låg"),
  level(2, "måttlig"),
  level(3, "hög"),
  level(4, "mycket hög"),
];

export const likelihoodWords = ["mycket liten", "liten", "stor", "mycket stor"] as const;
export const consequenceWords = ["mindre", "måttlig", "betydande", "katastrofal"] as const;

/** Lowest points of levels 2, 3 and 4. A declared choice, shown on the method page; the data may bring others. */
export const defaultCuts: readonly [number, number, number] = [4, 8, 12];

/** `riskLevel(9)` → level 3, "hög" */
export function riskLevel(points: number, cuts: readonly [number, number, number] = defaultCuts): RiskLevel {
  return levelOf(1 + cuts.filter((cut) => points >= cut).length);
}

export function levelOf(value: number): RiskLevel {
  const found = riskLevels[value - 1];
  if (!found) throw new Error(`risk level outside 1–4: ${value}`);
  return found;
}

/** A risk in text or a table cell: coloured number and word. `null` is "underlag saknas", in grey. */
export function riskMark(points: number | null | undefined, cuts = defaultCuts): HTMLElement {
  if (points == null) {
    return html`<span class="risk-mark"><span class="risk-swatch" data-level="none">–</span> underlag saknas</span>`;
  }
  const { level: value, word } = riskLevel(points, cuts);
  return html`<span class="risk-mark"><span class="risk-swatch" data-level=${value}>${points}</span> ${word}</span>`;
}

/** The same for a level 1–4 of likelihood or consequence. */
export function levelMark(value: number | null | undefined, words: readonly string[]): HTMLElement {
  if (value == null) return riskMark(null);
  return html`<span class="risk-mark"><span class="risk-swatch" data-level=${value}>${value}</span> ${words[value - 1] ?? ""}</span>`;
}
