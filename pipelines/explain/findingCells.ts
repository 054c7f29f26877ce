import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../common/repository.ts";
import { kronor, whole } from "./figures.ts";
import type { Explanation } from "./types.ts";

interface Cell {
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

/** The cells of the reconciliation that a finding is shown beside on its page, each to be followed by its own id. */
export async function findingCells(warehouse: Warehouse, findingId: string): Promise<Explanation[]> {
  const { body } = sqlFiles("pipelines/7-publish/ekonomi").find(({ name }) => name === "fyndavstamning")!;
  const cells = await warehouse.rows<Cell>(`from (${body}) where fynd_id = ${literal(findingId)}`);
  return cells.length === 0
    ? []
    : [
        {
          text: "avstämningen för brukaren hos utföraren",
          because: cells.map((cell) => ({ id: cell.avstamning_id, text: cellText(cell) })),
        },
      ];
}

function cellText(cell: Cell): string {
  const { manad, insats, i_fallet, fakturerad_min, belopp_kr, oforklarad_kr } = cell;
  const billed =
    fakturerad_min === null
      ? "minuter; egen regi utan faktura"
      : `fakturerat ${whole(fakturerad_min)} minuter för ${kronor(belopp_kr)}, varav ${kronor(oforklarad_kr)} oförklarat`;
  return `${(insats ?? "utan insats").toLocaleLowerCase("sv-SE")}${i_fallet ? "" : " (inte i fallets rader)"}, ${manad}: beviljat ${whole(cell.beviljad_min)}, utfört ${whole(cell.utford_min)}${fakturerad_min === null ? " " : ", "}${billed}`;
}
