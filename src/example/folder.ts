/** What lies in the data folder besides the sources: configuration, key, a note to the reader, and the answer key. */
import { Table } from "./csv.ts";
import { type FacitKind, facitColumns } from "./facit.ts";
import { canaryNames, canaryNumbers } from "./identity.ts";
import { EXCHANGE, EXCHANGE_KEY } from "./neighbour.ts";
import { OWN, SIMILAR } from "./nyckeltal.ts";
import type { Run } from "./run.ts";

/** Fixed, so that the pseudonyms of the example are the same everywhere. It protects nothing: nobody is behind them. */
export const KEY = "00e5ec0ba5a90bada55c0ffee0ddba11fab1e5afe5a9a5000000000000000001";

/** Of the agreement with the neighbour. */
const KEY_FILE = `nyckel-${EXCHANGE}`;

const config = `# Exempelbo kommun finns inte. Allt i den här mappen är genererat och påhittat.
kommun: Exempelbo kommun
kommunkod: "${OWN}"
liknande_kommuner: [${SIMILAR.map((code) => `"${code}"`).join(", ")}]
riktlinje: norrkoping
per_datum: 2026-09-30
exempel: true
utbyten: [{ namn: ${EXCHANGE}, nyckel: ${KEY_FILE} }]
`;

/** What each file of the answer key says, in the words of whoever compares with it. */
const facitTexts: Readonly<Record<FacitKind, string>> = {
  kvalitet:
    "hur bra varje enhet egentligen är, per kvalitetsområde: logaritmen av kvoten mot det vanliga (0 = som andra)",
  hog_risk: "enheter som är inlagda som sämre än andra, och hur mycket",
  svag_utforare: "flera svaga enheter hos samma utförare",
  samstammiga: "en enhet som alla källor pekar på",
  tysta: "enheter som bara rapporterar en liten del av det som händer",
  trender: "utvecklingar över tid, och sådana som bara ser ut så",
  monster: "samma kategori som växer hos flera utförare samtidigt",
  atgardseffekter: "åtgärder efter vilka avvikelserna blev färre, och åtgärder efter vilka inget hände",
  upprepade: "samma krav som brister igen efter en verifierad åtgärd",
  systemorsaker: "krav som brister hos de flesta i ett verksamhetsområde, och krav som är svåra överallt",
  forsenade: "åtgärder som inte avrapporterats i tid, vid en enhet",
  obesvarade: "enheter där ingen som klagat har fått svar",
  seriebrott: "en undersökningsfråga som ställts med andra ord",
  ekonomi: "utförare med skatteskuld, och utförare som ingen har kontrollerat på länge",
  fakturakontroller: "planerade kontroller av fakturor som inte gjordes, eller gjordes sent",
  ej_verkstallda: "verksamhetsområden där väntande beslut blir fler, och där de bara är många",
  nyckeltal: "nyckeltal där Exempelbo skiljer sig från andra kommuner, och där skillnaden är slump",
  fakturafel: "fel i fakturorna",
  oskyldiga: "det som liknar fakturafel och är i sin ordning",
  klockbyten: "besök under nätterna då klockan ställs om, med rätt antal minuter",
  avvisade: "rader som ska avvisas, och varför",
  ersatta: "rader som upprepas eller ersätts av en nyare leverans",
  kanarier: "personnummer och namn som aldrig får synas på andra sidan",
};

function facitFiles(): string {
  const width = Math.max(...Object.keys(facitTexts).map((kind) => kind.length)) + 6;
  return Object.entries(facitTexts)
    .map(([kind, text]) => `${`${kind}.csv`.padEnd(width)}${text}`)
    .join("\n");
}

const readme = (size: string, seed: number) => `Exempelbo kommun: ett påhittat exempel

Allt i den här mappen är genererat av ett program (storlek ${size}, frö ${seed}). Kommunen, utförarna, enheterna, brukarna
och händelserna finns inte. Likheter med verkliga namn är oavsiktliga.

Några rader innehåller personnummer. De är publicerade testnummer som inte tillhör någon, och de är utlagda för att det
ska gå att kontrollera att inget sådant kommer ut på andra sidan (facit/kanarier.csv).

Mappen facit innehåller svaren. Den läses inte av uppföljningen. Där det står akta är "ja" det som ska hittas och "nej" det
som bara liknar det.

${facitFiles()}

Historiken går från 2023-10-01 till 2026-09-30. Underlaget är utdraget den sista dagen.
`;

export async function writeFolder(run: Run): Promise<void> {
  const { size, seed } = run.options;
  await run.text("uppsikt.yaml", config);
  await run.text("nyckel", `${KEY}\n`);
  await run.text(KEY_FILE, `${EXCHANGE_KEY}\n`);
  await run.text("LÄSMIG.txt", readme(size, seed));
  noteCanaries(run);
  for (const kind of Object.keys(facitColumns) as FacitKind[]) {
    const columns = facitColumns[kind];
    const table = await Table.create(run.options.writer, `facit/${kind}.csv`, columns);
    for (const row of run.facit.rows(kind)) table.row(columns.map((column) => row[column] ?? null));
    await table.close();
  }
}

function noteCanaries(run: Run): void {
  const add = (varde: string, typ: string, where: string) => run.facit.add("kanarier", { varde, typ, var: where });
  add(canaryNumbers.soleTrader, "organisationsnummer", "utforare");
  add(canaryNumbers.soleTrader.replace("-", ""), "leverantor_id", "leverantorsreskontra");
  for (const number of canaryNumbers.brukare)
    add(number, "brukar_id", "beslut, utford_tid, fakturor, franvaro, avvikelser");
  for (const number of canaryNumbers.personal) add(number, "personal_id", "utford_tid, personal");
  for (const number of canaryNumbers.inText)
    add(number, "fritext", "avvikelser, klagomal, lex_sarah, handlaggarerfarenheter");
  for (const name of canaryNames) add(name, "fritext", "avvikelser, klagomal, lex_sarah, handlaggarerfarenheter");
}
