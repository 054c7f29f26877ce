import { html } from "htl";
import { betaBinomialPosterior } from "../../../src/statistics/betaBinomialPosterior.ts";
import * as format from "../../components/format.ts";
import { plainNumber } from "./headline.ts";

/** Round figures of a made-up rule and class: all its answers held, and the others of the class hold less often. */
const RULE = { answers: 12, many: 100 };
const CLASS = { share: 0.7, answers: 5 };

/** The probability of a rule all of whose answers held. */
export function drawnToClass(answers: number): number {
  const prior = { alpha: CLASS.share * CLASS.answers, beta: (1 - CLASS.share) * CLASS.answers };
  return betaBinomialPosterior(answers, answers, prior).mean;
}

export interface LearningLimits {
  hard: number;
  mjuk: number;
  /** as many answers as the assumption is worth */
  weight: number;
  /** answers in a class before anything is learnt */
  fewest: number;
}

/** How the probability of a finding is learnt, and why it is not the rule's own share of right answers. */
export function learningText({ hard, mjuk, weight, fewest }: LearningLimits): HTMLElement {
  const percent = (value: number): string => `${plainNumber(100 * value)} procent`;
  const rounded = (value: number): string => `${format.number(100 * value)} procent`;
  return html`<div>
    <p><strong>Innan svaren räcker.</strong> Har färre än ${format.number(fewest)} fall av samma klass fått svar är sannolikheten ett antagande: ${percent(hard)} för ett hårt fall och ${percent(mjuk)} för ett mjukt.</p>
    <p><strong>När svaren räcker.</strong> Varje svar räknas: felaktigt fakturerat som 1, delvis felaktigt som ½ och förklarat som 0. Obesvarat är inget svar. En regel med många svar får i stort sett sin egen andel. En regel med få dras mot sin klass, de hårda reglerna eller de mjuka, och en regel utan svar får klassens sannolikhet. Hur hårt den dras lärs av hur olika klassens regler brukar vara (beta-binomial modell). Har färre än tre regler i klassen svar, eller är alla svar lika, räknas i stället antagandet ihop med klassens svar, och det väger som ${format.number(weight)} svar mot regelns egna. Intervallet bredvid sannolikheten rymmer 90 procent.</p>
    <p><strong>Ett besvarat fall</strong> har sitt svar i stället för en sannolikhet. Svaren gäller de fall som någon valt att fråga om, så sannolikheten gäller sådana fall.</p>
    <p><strong>Två procenttal om samma regel.</strong> ”Regeln har haft rätt” på Översikten och i fallet är andelen av regelns egna besvarade fall som höll, och inget mer. Sannolikheten i ett fall gäller ett fall som ingen har svarat på, och där räknas också klassen. Ett påhittat exempel: ${format.inWords(RULE.answers)} fall av en regel är besvarade och alla höll, alltså 100 procent. Men ${format.inWords(RULE.answers)} svar är få. Håller klassens regler i ${percent(CLASS.share)} av fallen, och väger det som ${format.inWords(CLASS.answers)} svar, blir sannolikheten ${rounded(drawnToClass(RULE.answers))}. Med ${format.number(RULE.many)} svar som alla höll hade den blivit ${rounded(drawnToClass(RULE.many))}.</p>
  </div>`;
}
