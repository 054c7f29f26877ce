/** What lies in the data folder besides the sources: configuration, key, a note to the reader, and the answer key. */
import { Table } from "./csv.ts";
import { type FacitKind, facitColumns } from "./facit.ts";
import { canaryNames, canaryNumbers } from "./identity.ts";
import { OWN, SIMILAR } from "./nyckeltal.ts";
import type { Run } from "./run.ts";

/** Fixed, so that the pseudonyms of the example are the same everywhere. It protects nothing: nobody is behind them. */
const KEY = "00e5ec0ba5a90bada55c0ffee0ddba11fab1e5afe5a9a5000000000000000001";

const config = `# Exempelbo kommun finns inte. Allt i den här mappen är genererat och påhittat.
kommun: Exempelbo kommun
kommunkod: "${OWN}"
liknande_kommuner: [${SIMILAR.map((code) => `"${code}"`).join(", ")}]
riktlinje: norrkoping
per_datum: 2026-09-30
exempel: true
`;

const readme = (size: string, seed: number) => `Exempelbo kommun: ett påhittat exempel

Allt i den här mappen är genererat av ett program (storlek ${size}, frö ${seed}). Kommunen, utförarna, enheterna, brukarna
och händelserna finns inte. Likheter med verkliga namn är oavsiktliga.

Några rader innehåller personnummer. De är publicerade testnummer som inte tillhör någon, och de är utlagda för att det
ska gå att kontrollera att inget sådant kommer ut på andra sidan (facit/kanarier.csv).

Mappen facit innehåller svaren: vilka risker, trender, mönster och fakturafel som är inlagda, vilka oskyldiga företeelser
som liknar dem, och vilka rader som ska avvisas. Den läses inte av uppföljningen.

Historiken går från 2023-10-01 till 2026-09-30. Underlaget är utdraget den sista dagen.
`;

export async function writeFolder(run: Run): Promise<void> {
  const { size, seed } = run.options;
  await run.text("uppsikt.yaml", config);
  await run.text("nyckel", `${KEY}\n`);
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
  for (const number of canaryNumbers.inText)
    add(number, "fritext", "avvikelser, klagomal, lex_sarah, handlaggarerfarenheter");
  for (const name of canaryNames) add(name, "fritext", "avvikelser, klagomal, lex_sarah, handlaggarerfarenheter");
}
