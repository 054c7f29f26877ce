/**
 * The canonical columns that municipalities map their exports onto, as the interface states them, source by source:
 * `#` is key, `*` required. Columns that may stand in for one another ("enhet_id or kommunkod") are not required one by one.
 */
const text = `
utforare: utforare_id#* giltig_fom# organisationsnummer namn* driftsform* giltig_tom
enheter: enhet_id#* giltig_fom# utforare_id* namn* verksamhetsomrade* lagrum platser omrade kolada_ou_id ersatter_enhet_id giltig_tom
avtal: avtal_id#* utforare_id* enhet_id verksamhetsomrade* avtalsform* startdatum* slutdatum forlangning_datum driftstart_datum forsta_brukare_datum ersattningsgrund avrundning_minuter delas_vid_midnatt avbojt_ersatts franvarodagar_ersatts samverkan rapportintervall_lex_sarah rapportintervall_klagomal
krav: krav_id#* rubrik* kvalitetsomrade* verksamhetsomrade konsekvens* lagrum riktvarde riktvarde_indikator vikt
volymer: enhet_id#* manad#* antal_brukare* brukardygn utforda_timmar arsarbetare
avvikelser: avvikelse_id#* enhet_id* brukar_id handelsedatum* registrerad_datum* kategori* allvarlighetsgrad sannolikhet_upprepning lagrum status atgardad_datum beskrivning
lex_sarah: rapport_id#* enhet_id* handelsedatum rapport_datum* typ bedomning allvarlighetsgrad sannolikhet_upprepning bedomning_datum anmald_ivo_datum ivo_beslut avslutad_datum avvikelse_id beskrivning
lex_maria: anmalan_id#* enhet_id* handelsedatum anmald_datum* typ allvarlighetsgrad ivo_beslut avslutad_datum avvikelse_id beskrivning
klagomal: klagomal_id#* enhet_id* inkom_datum* typ* kategori* allvarlighetsgrad lamnad_av aterkopplad_datum utfall beskrivning
beslut: beslut_id#* insats#* from_datum#* brukar_id* enhet_id* lagrum tom_datum beviljad_tid* tidsenhet* dubbelbemanning verkstallt_datum
utford_tid: besok_id#* brukar_id* enhet_id* personal_id insats* planerad_start planerad_slut start slut registrering registrerad_tid andrad_tid andrad_orsak avbojt utebliven
fakturor: utforare_id#* faktura_id#* rad#* enhet_id brukar_id insats from_datum* tom_datum* timmar a_pris belopp* fakturadatum* tidsslag omrade krediterar
franvaro: brukar_id#* typ#* from_tid#* tom_tid
prislista: insats#* from_datum#* regi# omrade# tidsslag# tom_datum kr_per_timme*
brukarundersokningar: undersokning#* ar#* fraga#* enhet_id# kommunkod# kvalitetsomrade antal_svar* antal_positiva andel_positiva svarsfrekvens andel_sjalv_svarat osakerhetstal
uppfoljningar: uppfoljning_id#* krav_id#* enhet_id* metod* form slumpurval genomford_datum* bedomning* rapport_datum
brister: brist_id#* enhet_id* krav_id* uppfoljning_id upptackt_datum* allvarlighetsgrad* systemorsak
nyckeltal: kalla#* indikator_id#* period#* enhet_id# kommunkod# varde taljare namnare osakerhetstal
leverantorsreskontra: verifikationsnummer#* rad# leverantor* leverantor_id konto konto_text bokforingsdatum* belopp* forvaltning fakturanummer
resurser: roll#* manad#* timmar*
bedomningar: bedomning_id#* verksamhetsomrade enhet_id krav_id kvalitetsomrade sannolikhet* konsekvens* motivering* roll* datum* galler_till
atgarder: atgard_id#* brist_id* atgard* ansvarig_roll* klar_senast* uppfoljning_datum godkand_datum avrapporterad_datum verifierad_datum
restider: fran_brukar_id#* till_brukar_id#* minuter*
utbytesbesok: utbyte#* nyckelkontroll* kommun#* person#* start#* slut*
avtalsenkater: enhet_id#* ar#* fraga_id#* krav_id* svar* vikt
sanktioner: sanktion_id#* utforare_id* enhet_id typ* beslut_datum* tidsram_datum havd_datum
ekonomikontroller: utforare_id#* datum#* kontroll#* utfall* varde kalla
fakturakontroller: kontroll_id#* datum* manad* utforare_id* regel_id utfall* roll* belopp anteckning
handlaggarerfarenheter: erfarenhet_id#* enhet_id* datum* kvalitetsomrade* bedomning* roll* motivering
ej_verkstallda: verksamhetsomrade#* kvartal#* antal* over_tre_manader*
fyndsvar: fynd_id#* datum#* utfall* belopp roll* svar regel_id
personal: personal_id#* enhet_id#* anstalld_fom#* anstalld_tom anhorig_till_brukar_id anhorig_tillaten
`;

export interface Canonical {
  readonly source: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly required: readonly string[];
}

const bare = (cell: string): string => cell.replace(/[#*]/g, "");

export const canonicalSources: readonly Canonical[] = text
  .trim()
  .split("\n")
  .map((line) => {
    const [source = "", rest = ""] = line.split(": ");
    const cells = rest.split(" ");
    return {
      source,
      columns: cells.map(bare),
      key: cells.filter((cell) => cell.includes("#")).map(bare),
      required: cells.filter((cell) => cell.includes("*")).map(bare),
    };
  });
