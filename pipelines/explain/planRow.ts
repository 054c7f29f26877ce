import { amount, monthName } from "../../src/messages/plan.ts";
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
  form: string;
  metod_kod: string;
  form_kod: string;
  roll: string;
  timmar: number;
  modalitet: string;
  regler: string[];
  risk_ids: string[];
  skal: string;
  slump: boolean;
}

interface RuleRow {
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
    `select p.* exclude (metod, form, roll), e.namn as enhet, coalesce(m.namn, p.metod) as metod,
       coalesce(f.namn, p.form) as form, coalesce(pr.namn, p.roll) as roll,
       p.metod as metod_kod, p.form as form_kod
     from resultat.planrader p join modell.enheter e using (enhet_id)
     left join referens.metod m on m.kod = p.metod left join referens.uppfoljningsform f on f.kod = p.form
     left join resultat.planroller pr on pr.roll = p.roll
     where planrad_id = ${literal(planRowId)}`,
  );
  if (!row) return null;
  const because: Explanation[] = [{ text: row.skal }];
  for (const rule of row.regler) because.push(await ruleBehind(warehouse, rule, row));
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
    text: `${row.enhet} (${row.enhet_id}), ${monthName(row.manad)} ${row.ar}: ${lower(row.metod)}, ${lower(row.form)}, ${amount(row.timmar)} timmar för ${row.roll}${modality[row.modalitet] ?? ""}`,
    because,
  };
}

const lower = (text: string): string => `${text.charAt(0).toLocaleLowerCase("sv-SE")}${text.slice(1)}`;

/** Who wants it: a rule that binds, a rule that recommends, or the risks alone. */
const modality: Record<string, string> = {
  ska: ", regeln säger ska",
  bor: ", regeln säger bör",
  kan: ", vald efter risk",
};

/** The rule of the risks has a line for each way to follow up: the row's own is meant. */
async function ruleBehind(
  warehouse: Warehouse,
  ruleId: string,
  { metod_kod, form_kod }: PlanRow,
): Promise<Explanation> {
  const [rule] = await warehouse.rows<RuleRow>(
    `select namn, krav, citat, ursprung from resultat.planregler where regel_id = ${literal(ruleId)}
     order by metod = ${literal(metod_kod)} and form = ${literal(form_kod)} desc limit 1`,
  );
  if (!rule) return { text: `regel ${ruleId}` };
  const source =
    rule.krav && rule.krav.length > 0
      ? `${rule.krav.join(", ")}${rule.citat ? `: ”${rule.citat}”` : ""}`
      : "kommunens eget val";
  return { text: `regel: ${lower(rule.namn)} (${source})` };
}
