/** What should be looked at among the answers to findings, told when a run is done. Findings are named by their ids. */

const SHOWN = 5;

const named = (ids: readonly string[]): string =>
  `${ids.slice(0, SHOWN).join(", ")}${ids.length > SHOWN ? ` och ${ids.length - SHOWN} till` : ""}`;

export const answersForNothing = (ids: readonly string[]): string =>
  `${ids.length === 1 ? "Ett svar" : `${ids.length} svar`} i fyndsvar gäller fynd som inte finns i körningen, och regel_id säger inte vilken regel som frågade; de räknas inte: ${named(ids)}. Fyll i regel_id som i arbetslistan, eller rätta fynd_id.`;

export const answersAbove = (ids: readonly string[]): string =>
  `${ids.length === 1 ? "Ett svar" : `${ids.length} svar`} i fyndsvar har mer än dubbelt så stort belopp som fyndet frågar om: ${named(ids)}. Kontrollera beloppet.`;

export const answersOtherRule = (ids: readonly string[]): string =>
  `${ids.length === 1 ? "Ett svar" : `${ids.length} svar`} i fyndsvar anger en annan regel än fyndets: ${named(ids)}. ${ids.length === 1 ? "Det" : "De"} räknas för fyndets regel; kontrollera att fynd_id är rätt.`;
