/**
 * The way from granted to performed to invoiced time, in the order in which it is drawn. A `niva` is where one stands, a `steg` what is
 * added or taken away: the steps between two levels are exactly their difference. `oforklarad` is the part of the invoiced that no cause
 * explains (src/invoices/causes.ts), not a step of its own.
 */
export interface LedgerStep {
  readonly steg: string;
  readonly slag: "niva" | "steg" | "darav";
  readonly namn: string;
  readonly beskrivning: string;
}

const niva = (steg: string, namn: string, beskrivning: string): LedgerStep => ({
  steg,
  slag: "niva",
  namn,
  beskrivning,
});
const step = (steg: string, namn: string, beskrivning: string): LedgerStep => ({
  steg,
  slag: "steg",
  namn,
  beskrivning,
});

export const steps: readonly LedgerStep[] = [
  niva("beviljad", "Beviljad tid", "Vad besluten medger för månadens dagar."),
  step("franvaro_sjukhus", "På sjukhus", "Beviljad tid för hela dagar på sjukhus."),
  step("franvaro_annan", "Annan frånvaro", "Beviljad tid för andra hela dagar då brukaren var borta."),
  step("avbojda", "Avböjda besök", "Planerad tid som brukaren tackade nej till."),
  step("uteblivna", "Uteblivna besök", "Planerad tid som inte blev av."),
  step("ej_utford", "Ej utförd i övrigt", "Beviljad tid som inte har något besök och ingen registrerad orsak."),
  step("over_beslut", "Utfört över beslut", "Utförd tid utöver den beviljade, eller utan beslut."),
  niva("utford", "Utförd tid", "Registrerade besök, i förflutna minuter."),
  step("ej_fakturerad", "Utfört men inte fakturerat", "Utförd tid som inte finns på någon faktura."),
  step("avrundning", "Avtalad avrundning", "Det som avtalets avrundning av varje besök lägger till."),
  step("avbojt_ersatts", "Avböjt som ersätts", "Avböjda besök som avtalet ersätter."),
  step("franvarodagar_ersatts", "Frånvaro som ersätts", "Frånvarodagar som avtalet ersätter."),
  step("beviljad_ersatts", "Ersätts efter beslut", "Beviljad tid som ersätts utan att ha utförts, enligt avtalet."),
  step("utover", "Utöver besök och avtal", "Fakturerad tid som varken besök, beslut eller avtal förklarar."),
  step("underlag_saknas", "Underlag saknas", "Fakturerad tid som inte kan stämmas av."),
  step("kreditering", "Kreditering", "Krediterad tid."),
  step("per_dygn_eller_styck", "Per dygn eller styck", "Fakturerat som inte följer tid."),
  step("pris", "Pris och öresavrundning", "Skillnaden mot prislistan, och det som avrundning till ören ger."),
  niva("fakturerad", "Fakturerat", "Fakturornas summa; för egen regi utan fakturor den beräknade kostnaden."),
  {
    steg: "oforklarad",
    slag: "darav",
    namn: "Därav oförklarat",
    beskrivning: "Den del av det fakturerade som ingen orsak förklarar.",
  },
];
