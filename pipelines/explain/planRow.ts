import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { explainRisk } from "./risk.ts";
import { linesWhere, sourceLines } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

interface PlanRow {
  ar: number;
  manad: string;
  enhet_id: string;
  enhet: string;
  metod: string;
  roll: string;
  timmar: number;
  modalitet: string;
  regler: string[];
  risk_ids: string[];
  skal: string;
  slump: boolean;
}

interface RuleRow {
  regel_id: string;
  namn: string;
  krav: string[] | null;
  citat: string | null;
  ursprung: string;
}

/** Why a follow-up is in the plan: the rules that demand it and the facts of the enhet, and the risks that it answers. */
export async function explainPlanRow(
  warehouse: Warehouse,
  planRowId: string,
  limit: number,
): Promise<Explanation | null> {
  const [row] = await warehouse.rows<PlanRow>(
    `select p.*, e.namn as enhet from resultat.planrader p join modell.enheter e using (enhet_id) where planrad_id = ${literal(planRowId)}`,
  );
  if (!row) return null;
  const because: Explanation[] = [{ text: row.skal }];
  for (const rule of row.regler) because.push(await ruleBehind(warehouse, rule));
  if (row.slump)
    because.push({ text: "lottad: en del av tiden följer inte risken, så att riskbedömningen kan prövas" });
  const facts = [
    ...(await linesWhere(
      warehouse,
      "avtal",
      `enhet_id = ${literal(row.enhet_id)} or (enhet_id is null and utforare_id = (select utforare_id from modell.enheter where enhet_id = ${literal(row.enhet_id)}))`,
    )),
    ...(await linesWhere(warehouse, "uppfoljningar", `enhet_id = ${literal(row.enhet_id)}`)),
  ];
  because.push({ text: "avtal och tidigare uppföljningar av enheten", because: sourceLines(facts, limit) });
  for (const riskId of row.risk_ids) {
    const risk = await explainRisk(warehouse, riskId, limit);
    if (risk) because.push(risk);
  }
  return {
    id: planRowId,
    text: `Planrad ${row.manad}: ${row.enhet} (${row.enhet_id}), metod ${row.metod}, ${row.roll} ${row.timmar.toLocaleString("sv-SE")} timmar, ${row.modalitet}`,
    because,
  };
}

async function ruleBehind(warehouse: Warehouse, ruleId: string): Promise<Explanation> {
  const [rule] = await warehouse.rows<RuleRow>(
    `select regel_id, namn, krav, citat, ursprung from resultat.planregler where regel_id = ${literal(ruleId)} limit 1`,
  );
  if (!rule) return { text: `regel ${ruleId}` };
  const source =
    rule.krav && rule.krav.length > 0
      ? `${rule.krav.join(", ")}${rule.citat ? `: ”${rule.citat}”` : ""}`
      : "kommunens eget val";
  return { text: `regel ${rule.regel_id}, ${rule.namn} (${source})` };
}
