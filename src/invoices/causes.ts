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
    beskrivning: "Utförd tid som ryms i beslut som gäller hela månaden.",
  },
  {
    orsak: "beviljad_enligt_avtal",
    forklarad: true,
    namn: "Beviljad tid enligt avtal",
    beskrivning:
      "Beviljad tid enligt beslut som gäller hela månaden, frånvaro borträknad; avtalet ersätter beviljad tid.",
  },
  {
    orsak: "beslut_del_av_manad",
    forklarad: true,
    namn: "Beslut en del av månaden",
    beskrivning: "Tid som ryms först när ett beslut som börjar, ändras eller slutar under månaden räknas dag för dag.",
  },
  {
    orsak: "dubbelbemanning",
    forklarad: true,
    namn: "Dubbelbemanning",
    beskrivning:
      "Den andra av två ur personalen: utförd tid samtidigt med en kollega, eller hälften av tiden som beviljats för två.",
  },
  {
    orsak: "sammanboende",
    forklarad: true,
    namn: "Sammanboende",
    beskrivning: "Utförd tid då samma personal samtidigt är hos någon annan på samma adress.",
  },
  {
    orsak: "in_ut_sjukhus",
    forklarad: true,
    namn: "In- eller utskrivning från sjukhus",
    beskrivning:
      "Beviljad tid för dagar då brukaren togs in på eller kom hem från sjukhus: de är inte hela frånvarodagar.",
  },
  {
    orsak: "in_ut_annan",
    forklarad: true,
    namn: "Annan frånvaros första eller sista dag",
    beskrivning:
      "Beviljad tid för dagar då brukaren reste bort, kom hem eller flyttade: de är inte hela frånvarodagar.",
  },
  {
    orsak: "franvarodagar_enligt_avtal",
    forklarad: true,
    namn: "Frånvarodagar enligt avtal",
    beskrivning: "Beviljad tid för de första hela dagarna av en tillfällig frånvaro, så många som avtalet ersätter.",
  },
  {
    orsak: "tillfallig_utokning",
    forklarad: true,
    namn: "Tillfällig utökning",
    beskrivning: "Tid över beslutet de sista dagarna innan ett beslut om mer tid börjar, så mycket som det nya medger.",
  },
  {
    orsak: "avtalad_avrundning",
    forklarad: true,
    namn: "Avtalad avrundning",
    beskrivning: "Det som avtalets avrundning av varje besök lägger till den utförda tiden.",
  },
  {
    orsak: "avbojt_enligt_avtal",
    forklarad: true,
    namn: "Avböjda besök enligt avtal",
    beskrivning: "Avböjda besöks planerade tid, där avtalet ersätter den och beslutet rymmer den.",
  },
  {
    orsak: "oforklarat_avbojt",
    forklarad: false,
    namn: "Avböjda besök",
    beskrivning: "Tid som motsvarar avböjda besök som avtalet inte ersätter, eller som beslutet inte rymmer.",
  },
  {
    orsak: "oforklarat_franvaro_sjukhus",
    forklarad: false,
    namn: "Beviljad tid på sjukhus",
    beskrivning: "Beviljad tid för hela dagar på sjukhus, utöver dem som avtalet ersätter.",
  },
  {
    orsak: "oforklarat_franvaro_korttid",
    forklarad: false,
    namn: "Beviljad tid på korttidsboende",
    beskrivning: "Beviljad tid för hela dagar på korttidsboende, utöver dem som avtalet ersätter.",
  },
  {
    orsak: "oforklarat_franvaro_sabo",
    forklarad: false,
    namn: "Beviljad tid på särskilt boende",
    beskrivning: "Beviljad tid för hela dagar på särskilt boende.",
  },
  {
    orsak: "oforklarat_franvaro_bortrest",
    forklarad: false,
    namn: "Beviljad tid under resa",
    beskrivning: "Beviljad tid för hela dagar då brukaren var bortrest, utöver dem som avtalet ersätter.",
  },
  {
    orsak: "oforklarat_franvaro_utflyttad",
    forklarad: false,
    namn: "Beviljad tid efter flytt",
    beskrivning: "Beviljad tid för dagar efter att brukaren flyttat från kommunen.",
  },
  {
    orsak: "oforklarat_franvaro_avliden",
    forklarad: false,
    namn: "Beviljad tid efter dödsfall",
    beskrivning: "Beviljad tid för dagar efter att brukaren avlidit.",
  },
  {
    orsak: "oforklarat_franvaro",
    forklarad: false,
    namn: "Beviljad tid under annan frånvaro",
    beskrivning: "Beviljad tid för hela dagar då brukaren var borta av ett annat skäl.",
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
  {
    orsak: "ovriga_forklaringar",
    forklarad: true,
    namn: "Övriga förklaringar",
    beskrivning: "Förklaringar som var för sig gäller så få brukare att de visas tillsammans.",
  },
  {
    orsak: "oforklarat_ovrigt",
    forklarad: false,
    namn: "Övrigt",
    beskrivning: "Skäl som vart för sig gäller så få brukare att de visas tillsammans.",
  },
];
