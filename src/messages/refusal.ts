/** The input was refused: exit code 2, one Swedish sentence, nothing published. */
export class Refusal extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Refusal";
  }
}
