import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { groupBy } from "../5-judge/care.ts";
import { sqlFiles } from "../common/repository.ts";
import { kronor, whole } from "./figures.ts";
import { oneOf } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

/** What of the reconciliation is told beside a finding. */
export type CellsOf = (findingId: string) => Explanation[];

interface Cell {
  fynd_id: string;
  avstamning_id: string;
  manad: string;
  insats: string | null;
  i_fallet: boolean;
  beviljad_min: number | null;
  utford_min: number | null;
  fakturerad_min: number | null;
  belopp_kr: number | null;
  oforklarad_kr: number | null;
}

/** By finding, the cells of the reconciliation that it is shown beside on its page, each to be followed by its own id. Asked once for all that are told of. */
export async function findingCells(warehouse: Warehouse, findingIds: readonly string[]): Promise<CellsOf> {
  const { body } = sqlFiles("pipelines/7-publish/ekonomi").find(({ name }) => name === "fyndavstamning")!;
  const cells = groupBy(
    await warehouse.rows<Cell>(`from (${body}) where fynd_id in ${oneOf(findingIds)}`),
    ({ fynd_id }) => fynd_id,
  );
  return (findingId) => {
    const own = cells.get(findingId);
    if (!own) return [];
    const because = own.map((cell) => ({ id: cell.avstamning_id, text: cellText(cell) }));
    return [{ text: "avstämningen för brukaren hos utföraren", because }];
  };
}

function cellText(cell: Cell): string {
  const { manad, insats, i_fallet, fakturerad_min, belopp_kr, oforklarad_kr } = cell;
  const billed =
    fakturerad_min === null
      ? "minuter; egen regi utan faktura"
      : `fakturerat ${whole(fakturerad_min)} minuter för ${kronor(belopp_kr)}, varav ${kronor(oforklarad_kr)} oförklarat`;
  return `${(insats ?? "utan insats").toLocaleLowerCase("sv-SE")}${i_fallet ? "" : " (inte i fallets rader)"}, ${manad}: beviljat ${whole(cell.beviljad_min)}, utfört ${whole(cell.utford_min)}${fakturerad_min === null ? " " : ", "}${billed}`;
}
