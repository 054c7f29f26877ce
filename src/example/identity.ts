/**
 * Numbers that look like identities. Organisation numbers come from series that are not in use and carry a right check
 * digit; the identity numbers are the published test numbers of the personnummer project and belong to nobody.
 */

/** Luhn check digit over the first nine digits of an organisation number (SKV 709). */
export function luhnDigit(nine: string): number {
  let sum = 0;
  for (let i = 0; i < nine.length; i++) {
    const product = Number(nine[i]) * (i % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return (10 - (sum % 10)) % 10;
}

/** `559990-0017`: limited companies above the numbers handed out so far. */
export function organisationNumber(series: "212000" | "559990" | "899990", serial: number): string {
  const nine = series + String(serial).padStart(3, "0");
  return `${series}-${nine.slice(6)}${luhnDigit(nine)}`;
}

/** Case ids of the fictitious verksamhetssystem. 7919 is prime to 900 000, so no number comes twice. */
export function caseId(serial: number): string {
  return `EX-${100_000 + ((serial * 7919) % 900_000)}`;
}

/** From https://github.com/personnummer/meta, testdata/list.json; the fourth is a samordningsnummer. */
export const canaryNumbers = {
  soleTrader: "570428-9999",
  brukare: ["20000229-2399", "19730288-9931"],
  /** Two of them are samordningsnummer. */
  personal: ["19821105-9954", "19901211-9948", "19570574-9959", "19730674-9982"],
  inText: ["19460823-9986", "20000405-9937", "090121+9931", "20210791-9967"],
} as const;

export const canaryNames = [
  "Kanarie Testsson",
  "Provfågel Påhittadsdotter",
  "Gulan Exempelqvist",
  "Testolf Kanarieberg",
] as const;
