/**
 * Why an invoiced krona is what it is. Every krona of a reconciliation cell has exactly one cause; the order is the priority: a
 * krona that two causes could take goes to the first.
 */
export interface Cause {
  readonly orsak: string;
  /** Explained by what the kommun decided, what was performed and what the avtal says. */
  readonly forklarad: boolean;
  readonly namn: string;
  readonly beskrivning: string;
}

export const causes: readonly Cause[] = [
  {
    orsak: "kreditering",
    forklarad: true,
    namn: "Kreditering",
    beskrivning:
      "Fakturor som krediterats i sin helhet, och krediter som är större än det som fakturerats i samma cell.",
  },
  {
    orsak: "per_dygn_eller_styck",
    forklarad: true,
    namn: "Per dygn eller styck",
    beskrivning: "Rader utan timmar: ersättningen följer inte tid och stäms inte av mot beslut eller besök.",
  },
  {
    orsak: "oforklarat_underlag_saknas",
    forklarad: false,
    namn: "Underlag saknas",
    beskrivning:
      "Tid som inte kan stämmas av: raden saknar brukare eller insats, avtalets ersättningsgrund är okänd, eller besök eller beslut är inte inlästa.",
  },
  {
    orsak: "oforklarat_pris",
    forklarad: false,
    namn: "Pris utanför prislistan",
    beskrivning: "Skillnaden mellan radens belopp och dess timmar gånger det närmaste priset i prislistan.",
  },
  {
    orsak: "beslut_och_utford_tid",
    forklarad: true,
    namn: "Beslut och utförd tid",
    beskrivning: "Utförd tid som ryms i gällande beslut.",
  },
  {
    orsak: "avtalad_avrundning",
    forklarad: true,
    namn: "Avtalad avrundning",
    beskrivning: "Det som avtalets avrundning av varje besök lägger till den utförda tiden.",
  },
  {
    orsak: "beviljad_enligt_avtal",
    forklarad: true,
    namn: "Beviljad tid enligt avtal",
    beskrivning: "Beviljad tid för dagar då beslutet gäller, hela frånvarodagar borträknade.",
  },
  {
    orsak: "oforklarat_franvaro",
    forklarad: false,
    namn: "Beviljad tid under frånvaro",
    beskrivning: "Beviljad tid för hela dagar då brukaren var borta.",
  },
  {
    orsak: "oforklarat_utan_besok",
    forklarad: false,
    namn: "Utan besök",
    beskrivning: "Fakturerad tid för en insats som inte har ett enda registrerat besök i månaden.",
  },
  {
    orsak: "oforklarat_utan_beslut",
    forklarad: false,
    namn: "Utan beslut",
    beskrivning: "Tid för en insats som brukaren inte har något beslut om i månaden.",
  },
  {
    orsak: "oforklarat_over_beslut",
    forklarad: false,
    namn: "Över beslut",
    beskrivning: "Tid utöver den som besluten medger för månadens dagar.",
  },
  {
    orsak: "oforklarat_avvikande_tid",
    forklarad: false,
    namn: "Avvikande tid",
    beskrivning: "Fakturerad tid utöver besöken, avrundade som avtalet säger.",
  },
];
