/** `Händelse-datum` = `handelsedatum`: case, spaces, punctuation and å/ä/ö are no difference between headers. */
export const foldHeader = (header: string): string =>
  header
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
