import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type CauseSum, causeLines, isNotByTime } from "./causeLine.ts";
import { counted, kronor, whole } from "./figures.ts";
import { invoiceLines } from "./invoiceLines.ts";
import { linesWhere, type SourceLine, sourceLines } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

interface CellRow {
  utforare_id: string;
  utforare: string | null;
  enhet_id: string | null;
  enhet: string | null;
  brukar_nyckel: string | null;
  insats: string | null;
  insats_namn: string | null;
  manad: string;
  slag: string;
  ersattningsgrund: string | null;
  beviljad_min: number | null;
  utford_min: number | null;
  fakturerad_min: number;
  beraknad_min: number;
  belopp_kr: number;
  beraknad_kr: number | null;
  forklarad_kr: number;
  oforklarad_kr: number;
}

const paid: Record<string, string> = {
  utford: "avtalet ersätter utförd tid",
  beviljad: "avtalet ersätter beviljad tid",
};

/** A cell of the reconciliation: its causes, and the invoice lines, visits, decisions, absences and avtal that they follow from. */
export async function explainReconciliation(
  warehouse: Warehouse,
  cellId: string,
  limit: number,
): Promise<Explanation | null> {
  const [cell] = await warehouse.rows<CellRow>(
    `select a.*, u.utforare_namn as utforare, e.namn as enhet, i.namn as insats_namn
     from resultat.fakturaavstamning a left join modell.utforare u using (utforare_id) left join modell.enheter e on e.enhet_id = a.enhet_id
     left join referens.insats i on i.kod = a.insats where a.avstamning_id = ${literal(cellId)}`,
  );
  if (!cell) return null;
  const reasons = await warehouse.rows<CauseSum>(
    `select orsak, minuter + beraknad_min as minuter, belopp_kr + beraknad_kr as kr from resultat.avstamningsorsaker
     where avstamning_id = ${literal(cellId)}`,
  );
  const groups = await linesBehind(warehouse, cell);
  return {
    id: cellId,
    text: headline(cell, reasons),
    because: [
      ...(cell.ersattningsgrund ? [{ text: paid[cell.ersattningsgrund] ?? cell.ersattningsgrund }] : []),
      ...causeLines(reasons),
      ...(await invoiceLines(
        warehouse,
        `(from resultat.fakturaavstamning where avstamning_id = ${literal(cellId)})`,
        limit,
      )),
      ...groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ one, many, lines }) => ({
          text: counted(lines.length, one, many),
          because: sourceLines(lines, limit),
        })),
    ],
  };
}

function headline(cell: CellRow, reasons: readonly CauseSum[]): string {
  const who = `${cell.utforare ?? cell.utforare_id}${cell.enhet ? `, ${cell.enhet} (${cell.enhet_id})` : ""}`;
  const what = cell.insats ? (cell.insats_namn ?? cell.insats).toLocaleLowerCase("sv-SE") : "utan insats";
  const start = `Avstämning: ${who}, ${what}${cell.brukar_nyckel ? " för en brukare" : ""}, ${cell.manad}`;
  const time = `beviljat ${whole(cell.beviljad_min)}, utfört ${whole(cell.utford_min)}`;
  if (cell.slag === "beraknad")
    return `${start}: ${time} minuter; egen regi utan faktura, beräknad kostnad ${kronor(cell.beraknad_kr)} för ${whole(cell.beraknad_min)} minuter`;
  if (cell.slag === "ej_fakturerad") return `${start}: ${time} minuter, inget fakturerat`;
  if (isNotByTime(reasons))
    return `${start}: ${kronor(cell.belopp_kr)} per dygn eller styck, som inte stäms av mot tid`;
  return `${start}: ${time}, fakturerat ${whole(cell.fakturerad_min)} minuter för ${kronor(cell.belopp_kr)}, varav ${kronor(cell.oforklarad_kr)} oförklarat`;
}

interface Group {
  one: string;
  many: string;
  lines: readonly SourceLine[];
}

/** Visits at the utförare, since a cell without enhet, or the first of several, holds those of others too. */
async function linesBehind(warehouse: Warehouse, cell: CellRow): Promise<Group[]> {
  const groups: Group[] = [];
  const { brukar_nyckel: person, insats, manad } = cell;
  if (person === null || insats === null) return groups;
  const first = `date ${literal(`${manad}-01`)}`;
  const of = `brukar_id = ${literal(person)} and insats = ${literal(insats)}`;
  const units = `enhet_id in (select enhet_id from modell.avtal_galler where utforare_id = ${literal(cell.utforare_id)})`;
  groups.push({
    one: "besök",
    many: "besök",
    lines: await linesWhere(
      warehouse,
      "utford_tid",
      `${of} and ${units} and coalesce(start, planerad_start) < ${first} + interval 1 month and coalesce(slut, planerad_slut) >= ${first}`,
    ),
  });
  groups.push({
    one: "beslut",
    many: "beslut",
    lines: await linesWhere(
      warehouse,
      "beslut",
      `${of} and from_datum <= last_day(${first}) and coalesce(tom_datum, date '9999-12-31') >= ${first}`,
    ),
  });
  groups.push({
    one: "frånvaro",
    many: "frånvaror",
    lines: await linesWhere(
      warehouse,
      "franvaro",
      `brukar_id = ${literal(person)} and from_tid < ${first} + interval 1 month and coalesce(tom_tid, timestamp '9999-12-31') >= ${first}`,
    ),
  });
  groups.push({
    one: "avtal",
    many: "avtal",
    lines: await linesWhere(
      warehouse,
      "avtal",
      `avtal_id in (select avtal_id from modell.avtal_galler where utforare_id = ${literal(cell.utforare_id)}
        and ${cell.enhet_id === null ? "true" : `enhet_id = ${literal(cell.enhet_id)}`} and fran <= last_day(${first}) and till >= ${first})`,
    ),
  });
  return groups;
}
