import { type CodeList, codeColumns } from "./codeList.ts";
import { code, sentence, table } from "./markdown.ts";
import type { Column, Contract, Kind } from "./types.ts";

const kindNames: Readonly<Record<Kind, string>> = {
  id: "id (text, nollor först behålls)",
  text: "text",
  fritext: "fritext (läses aldrig in)",
  roll: "roll (namn, nummer och andra ord än rollers läses inte in)",
  person: "personid (ersätts av en nyckel)",
  orgnr: "organisationsnummer (kontrollsiffran prövas)",
  leverantor: "leverantörsid",
  datum: "datum (ÅÅÅÅ-MM-DD)",
  tid: "tid (ÅÅÅÅ-MM-DD TT:MM, svensk tid)",
  manad: "månad (ÅÅÅÅ-MM)",
  kvartal: "kvartal (ÅÅÅÅ-Qn)",
  kr: "kronor med ören",
  pris: "pris i kronor",
  timmar: "timmar med decimaler",
  tal: "tal",
  heltal: "heltal",
  andel: "andel (0,85 eller 85 %)",
  janej: "ja eller nej",
  grad: "grad 1–4",
  kod: "kod",
  koder: "koder, skilda med komma",
};

/** The data dictionary, written from the contracts and code lists alone: it cannot say anything else than what is checked. */
export function dataDictionary(contracts: readonly Contract[], lists: readonly CodeList[]): string {
  const sources = [...contracts].sort((a, b) => Number(b.mandatory ?? false) - Number(a.mandatory ?? false));
  return `${[
    "# Datakatalog",
    "Vad kommunen lämnar till Uppsikt: en mapp per källa, ett kontrakt per mapp. Sidan skapas ur kontrakten i `src/contracts` och " +
      "kodlistorna i `data/koder`; ändra där och kör `UPPDATERA=1 npx vitest run test/docs`.",
    "Bara utförare och enheter är obligatoriska. Rubriker läses utan hänsyn till stora och små bokstäver, mellanslag, skiljetecken och å, ä, ö. " +
      "Koder läses på samma sätt, och kodens namn i kodlistan går lika bra. Kronor får skrivas som `1250,50`, `1 250 kr` eller `1 250:50`; i det som människor fyller i avvisas `1.250` och `3,500`, som kan vara tusental eller ören. En rad som bryter mot kontraktet avvisas med skäl, fil och rad; " +
      "inget rättas i tysthet.",
    "## Källor",
    table(
      ["Mapp", "Källa", "En rad per", "Obligatorisk"],
      sources.map((one) => [
        `[${code(one.source)}](#${one.source})`,
        one.title,
        one.grain,
        one.mandatory ? "ja" : "nej",
      ]),
    ),
    ...sources.map(sourceSection),
    "## Kodlistor",
    "En okänd kod avvisar raden, och meddelandet nämner de närmaste kända koderna.",
    ...lists.map(listSection),
  ].join("\n\n")}\n`;
}

function sourceSection(contract: Contract): string {
  const columns = Object.entries(contract.columns);
  return [
    `<a id="${contract.source}"></a>`,
    `## ${contract.title}`,
    `En rad per ${contract.grain}, i mappen ${code(contract.source)}. Nyckel: ${contract.key.map(code).join(", ")}.`,
    table(
      ["Kolumn", "Typ", "Krävs", "Beskrivning", "Tillåtna värden"],
      columns.map(([name, column]) => [
        code(name),
        kindNames[column.kind],
        column.required ? "ja" : "",
        column.description,
        allowed(column),
      ]),
    ),
    `**När uppgiften blev känd.** ${known(contract)}`,
    ...(contract.formOf
      ? [
          `**En lista att fylla i.** En rad där ${contract.formOf.map(code).join(" och ")} är tomma är obesvarad och räknas inte som en rad.`,
        ]
      : []),
    ...(contract.checks?.length ? [`**En rad avvisas om något av detta gäller.**\n\n${checks(contract)}`] : []),
    `**Om källan saknas.** ${contract.without}`,
  ].join("\n\n");
}

function allowed(column: Column): string {
  const parts: string[] = [];
  if (typeof column.codes === "string") parts.push(`[${column.codes}](#lista-${column.codes})`);
  else if (column.codes) parts.push(column.codes.map(code).join(", "));
  if (column.references) parts.push(`finns i [${column.references}](#${column.references})`);
  if (column.minimum !== undefined) parts.push(`minst ${column.minimum}`);
  if (column.maximum !== undefined) parts.push(`högst ${column.maximum}`);
  return parts.join("; ");
}

/** Facts that became known on one day are told together. */
function known({ known: rule }: Contract): string {
  if (!rule?.row) return "Källan är ett register utan tid: alla rader räknas som kända.";
  const byDay = new Map<string, string[]>();
  for (const [fact, day] of Object.entries(rule.facts ?? {})) byDay.set(day, [...(byDay.get(day) ?? []), fact]);
  const facts = [...byDay].map(
    ([day, names]) => `${names.map(code).join(", ")} blir känt den dag som ${code(day)} anger.`,
  );
  const rows = [rule.row].flat();
  const days = rows.map(code).join(", annars ");
  return [
    `Raden finns från och med ${days}; är ${rows.length > 1 ? "alla tomma" : "den tom"} räknas raden som känd.`,
    ...facts.map(sentence),
  ].join(" ");
}

const checks = (contract: Contract): string =>
  (contract.checks ?? []).map((check) => `- ${code(check.column)}: ${check.message}.`).join("\n");

function listSection(list: CodeList): string {
  const heading = `<a id="lista-${list.name}"></a>\n\n### ${list.name}`;
  if (!list.columns.includes("kod"))
    return `${heading}\n\n${list.rows.length} rader i ${code(`data/koder/${list.name}.csv`)}, kolumner ${list.columns.map(code).join(", ")}.`;
  const own = list.columns.filter((name) => !codeColumns.some((common) => common === name));
  return `${heading}\n\n${table(
    ["Kod", "Namn", "Definition", "Källa", ...own],
    list.rows.map((row) => [
      code(row.kod ?? ""),
      ...["namn", "definition", "kalla", ...own].map((name) => row[name] ?? ""),
    ]),
  )}`;
}
