import { probabilityGround } from "../../src/messages/probabilityGround.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { counted, kronor, whole } from "./figures.ts";
import { type CellsOf, findingCells } from "./findingCells.ts";
import { namedInvoiceLines } from "./invoiceLines.ts";
import { linesWhere, oneOf, sourceLines } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

const certainty: Record<string, string> = { hard: "hård regel", mjuk: "mjuk regel" };

interface FindingRow {
  regel_id: string;
  namn: string;
  klass: string;
  period: string;
  minuter: number | null;
  belopp_kr: number | null;
  rader: string[];
  jamfor_med: string[] | null;
  unik_kr: number | null;
  sannolikhet: number | null;
  sannolikhet_grund: string | null;
  utforare_id: string;
  svar_namn: string | null;
  svar_datum: string | null;
  svar_belopp: number | null;
  forklaring: string;
  oskyldig_forklaring: string;
  fraga: string;
}

/** A finding of an invoice rule, down to the visits and invoice lines it speaks of, and the cells of the reconciliation beside them. */
export async function explainFinding(
  warehouse: Warehouse,
  findingId: string,
  limit: number,
  /** already asked for, where many findings are told of */
  cells?: CellsOf,
): Promise<Explanation | null> {
  const [finding] = await warehouse.rows<FindingRow>(
    `select f.*, r.namn, r.oskyldig_forklaring, r.fraga, s.namn as svar_namn
     from resultat.fakturafynd f join resultat.fakturaregler r using (regel_id)
     left join referens.fyndsvarsutfall s on s.kod = f.svar where fynd_id = ${literal(findingId)}`,
  );
  if (!finding) return null;
  const { utforare_id, rader, jamfor_med } = finding;
  const visits = await linesWhere(warehouse, "utford_tid", `besok_id in ${oneOf(rader)}`);
  const invoices = await namedInvoiceLines(warehouse, utforare_id, rader, limit);
  const beside = await namedInvoiceLines(warehouse, utforare_id, jamfor_med ?? [], limit);
  return {
    id: findingId,
    text: `${finding.regel_id} ${finding.namn} (${certainty[finding.klass] ?? finding.klass}), ${finding.period}: ${whole(finding.minuter)} minuter, ${kronor(finding.belopp_kr ?? 0)}. ${finding.forklaring}`,
    because: [
      { text: `kan bero på: ${finding.oskyldig_forklaring}` },
      { text: `fråga till utföraren: ${finding.fraga}` },
      ...worthOf(finding),
      ...answerOf(finding),
      ...(visits.length > 0
        ? [{ text: counted(visits.length, "besök", "besök"), because: sourceLines(visits, limit) }]
        : []),
      ...invoices,
      ...beside.map(({ text, because }) => ({ text: `att jämföra med: ${text}`, because: because ?? [] })),
      ...(cells ?? (await findingCells(warehouse, [findingId])))(findingId),
    ],
  };
}

/** What of the finding no other counts, and how likely it is to hold; of an answered one the answer says it. */
function worthOf({ unik_kr, sannolikhet, sannolikhet_grund: ground }: FindingRow): Explanation[] {
  const unique = { text: `${kronor(unik_kr)} är unika kronor: ingen annan fråga före den räknar dem` };
  const words = probabilityGround(ground);
  if (sannolikhet === null || words === null) return [unique];
  return [unique, { text: `${whole(Math.round(sannolikhet * 100))} procents sannolikhet att det håller, ${words}` }];
}

/** What came of the question, where somebody has said so. */
const answerOf = ({ svar_namn, svar_datum, svar_belopp }: FindingRow): Explanation[] =>
  svar_namn === null
    ? []
    : [
        {
          text: `svar ${svar_datum}: ${svar_namn.toLocaleLowerCase("sv-SE")}${svar_belopp ? `, ${kronor(svar_belopp)} var fel` : ""}`,
        },
      ];
