/** `fyndsvarsutfall` (data/koder) as a reader meets it, and what it says of the finding. */
const answers: Record<string, string> = {
  felaktigt: "felaktigt fakturerat",
  delvis: "delvis felaktigt",
  forklarat: "förklarat",
  obesvarat: "utföraren har inte svarat",
};

export const answerWord = (code: string): string => answers[code] ?? code;

/** What may stand in the column `utfall` of the work list when it comes back. */
export const answerCodes = Object.keys(answers);
