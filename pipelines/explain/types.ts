/** One line of an explanation, and what it rests on. Figures are told in words, with the ids that lead on. */
export interface Explanation {
  readonly text: string;
  readonly id?: string;
  readonly because?: readonly Explanation[];
}
