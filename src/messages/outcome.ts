/** What the test of the score against later findings came to, in words that can be read aloud before a nämnd. */

const percent = (share: number): string => `${Math.round(100 * share)} procent`;
const times = (ratio: number): string =>
  ratio.toLocaleString("sv-SE", { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** The simple rules by the name that people read. */
export const methodNames: Readonly<Record<string, string>> = {
  poang: "Uppsikts poäng",
  slump: "slumpen",
  "antal-handelser": "flest händelser",
  "observerat-mot-vantat": "fler händelser än väntat",
  "tidigare-fynd": "förra årets fynd",
  storlek: "störst först",
  "tid-sedan-uppfoljning": "längst sedan uppföljning",
};

const name = (method: string): string => methodNames[method] ?? method;

export const notEnough = (outcomes: number, findings: number, least: number): string =>
  outcomes === 0
    ? "Underlaget räcker inte: det finns inga uppföljningar att pröva poängen mot ännu."
    : `Underlaget räcker inte: ${outcomes} uppföljda enheter och kvalitetsområden med ${findings} fynd är färre än de ${least} fynd som krävs för att säga hur väl poängen träffar.`;

export const beatsAll = (best: string): string =>
  `Poängen ordnar riskerna bättre än varje enkel regel som den prövats mot. Närmast kommer ”${name(best)}”, och försprånget är större än slumpen kan ge.`;

export const notSurelyBetter = (best: string): string =>
  `Poängen är inte säkert bättre än den enkla regeln ”${name(best)}”: skillnaden är inte större än slumpen kan ge.`;

export const beaten = (best: string): string =>
  `Den enkla regeln ”${name(best)}” ordnar riskerna bättre än poängen. Välj hellre efter den tills poängen har rättats.`;

export const atCapacity = (share: number, precision: number, base: number, lift: number): string =>
  `Av ${share === 0.1 ? "den tiondel" : `de ${percent(share)}`} som poängen satte först hade ${percent(precision)} en brist, mot ${percent(base)} av alla som följdes upp: ${times(lift)} gånger så många.`;

/** Whether a figure is surely above or below what it should be, or neither. */
export type Side = "over" | "under" | "inte-sakert";

/**
 * @param said the mean probability, @param found the share of findings
 * @param level where the share found lies beside what was said
 * @param spread where the differences found lie beside those that were said
 */
export function calibrationText(said: number, found: number, level: Side, spread: Side): string {
  if (level === "inte-sakert" && spread === "inte-sakert")
    return "Sannolikheterna är lika stora som andelen fynd har visat sig vara, så långt underlaget kan visa.";
  const sentences = [];
  if (level !== "inte-sakert")
    sentences.push(
      `Sannolikheterna var i snitt för ${level === "over" ? "låga" : "höga"}: ${percent(said)} väntades och ${percent(found)} hade en brist.`,
    );
  if (spread === "under") sentences.push("De låg för långt isär: höga var i verkligheten lägre och låga högre.");
  if (spread === "over") sentences.push("De låg för nära varandra: skillnaderna var i verkligheten större.");
  return sentences.join(" ");
}

export const calibrationLearnt = (outcomes: number): string =>
  `Dagens sannolikheter är justerade efter ${outcomes} tidigare utfall.`;
export const calibrationNotLearnt = (least: number): string =>
  `Dagens sannolikheter är inte justerade efter utfall: det krävs minst ${least}.`;

export const selection = (followedUp: number, objects: number): string =>
  `Bara ${percent(followedUp / objects)} av enheterna och kvalitetsområdena följdes upp. Om de som inte följdes upp vet ingen något.`;

export const randomSlice = (n: number, enough: boolean): string =>
  enough
    ? `${n} av utfallen kommer från uppföljningar som valts av slumpen. De redovisas för sig, för där har ingen valt efter misstanke.`
    : n === 0
      ? "Ingen uppföljning har valts av slumpen. Då går det inte att skilja en träffsäker poäng från uppföljningar som gjordes där man redan misstänkte något."
      : `Bara ${n} av utfallen kommer från uppföljningar som valts av slumpen; det är för få att redovisa för sig.`;
