import { seededRandom } from "../statistics/seededRandom.ts";

/**
 * Enheter in an order drawn by lot. Each enhet's ticket depends only on itself and the year, so that an enhet that
 * comes or goes does not move the others.
 */
export const drawOrder = (enhetIds: readonly string[], planYear: number): string[] =>
  enhetIds
    .map((id) => ({ id, ticket: seededRandom(`planslump|${planYear}|${id}`).uniform() }))
    .sort((a, b) => a.ticket - b.ticket || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);

/** The month of a random follow-up is drawn too: nobody can foresee it. */
export function drawMonth(enhetId: string, planYear: number, months: readonly string[]): string {
  const at = Math.floor(seededRandom(`planmanad|${planYear}|${enhetId}`).uniform() * months.length);
  return months[Math.min(at, months.length - 1)]!;
}
