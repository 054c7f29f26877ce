/** How an invoice stands beside the supplier ledger. */
export interface BookingOutcome {
  readonly utfall: string;
  readonly namn: string;
  readonly beskrivning: string;
}

export const bookingOutcomes: readonly BookingOutcome[] = [
  { utfall: "lika", namn: "Bokfört lika", beskrivning: "Fakturan är bokförd med samma belopp i samma månad." },
  {
    utfall: "bokford_annan_manad",
    namn: "Bokfört i en annan månad",
    beskrivning: "Samma belopp, men bokfört i en annan månad än fakturans datum.",
  },
  { utfall: "annat_belopp", namn: "Annat belopp", beskrivning: "Fakturan är bokförd med ett annat belopp." },
  { utfall: "ej_bokford", namn: "Inte bokfört", beskrivning: "Fakturan finns inte i leverantörsreskontran ännu." },
  {
    utfall: "internt",
    namn: "Intern debitering",
    beskrivning: "Egen regi debiterar inom kommunen: det bokförs inte i leverantörsreskontran.",
  },
  {
    utfall: "bokford_utan_faktura",
    namn: "Bokfört utan faktura",
    beskrivning: "Bokfört för utföraren utan att någon faktura i filerna svarar mot det.",
  },
];
