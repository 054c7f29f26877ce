import { html } from "htl";

/** What two facts a rule sets against each other, in plain words: a rule never says that anyone has done wrong. */
export const classWords: Record<string, { word: string; meaning: string }> = {
  hard: { word: "hård", meaning: "två uppgifter som inte kan stämma samtidigt" },
  mjuk: { word: "mjuk", meaning: "ovanligt, men fullt möjligt" },
};

export const classWord = (klass: string): string => classWords[klass]?.word ?? klass;

export interface RuleText {
  regel_id: string;
  namn: string;
  klass: string;
  oskyldig_forklaring: string;
  fraga: string;
}

/** A rule as a reader meets it: what was seen, what may innocently explain it, and what to ask. */
export function ruleCard(rule: RuleText, facts: Node | string, more?: Node): HTMLElement {
  const words = classWords[rule.klass];
  return html`<article class="rule-card" id=${`regel-${rule.regel_id}`}>
    <h3>${rule.namn} <span class="rule-id">${rule.regel_id}</span></h3>
    <p class="rule-facts">${facts}</p>
    ${words ? html`<p class="rule-class">${capitalised(words.word)} regel: ${words.meaning}.</p>` : null}
    <dl>
      <div><dt>Kan ha en oskyldig förklaring</dt><dd>${rule.oskyldig_forklaring}</dd></div>
      <div><dt>Fråga att ställa</dt><dd>${rule.fraga}</dd></div>
    </dl>
    ${more ?? null}
  </article>`;
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);
