import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Choice, choiceOf, providerName } from "./choice.ts";
import { counted, kronor } from "./figures.ts";
import { explainFinding } from "./finding.ts";
import { cutNote } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

interface Sums {
  antal: number;
  belopp_kr: number | null;
  unik_kr: number | null;
  vantad_kr: number | null;
}

/** A sum of findings: how the three amounts add up, and the findings themselves in the order of the work list, each down to its lines. */
export async function explainFindingsSum(warehouse: Warehouse, id: string, limit: number): Promise<Explanation | null> {
  const choice = await choiceOf(warehouse, id);
  if (choice?.of !== "fynd") return null;
  const findings = `resultat.fakturafynd f join resultat.arbetsordning o using (fynd_id) where ${conditionOf(choice)}`;
  const { antal, belopp_kr, unik_kr, vantad_kr } = await warehouse.row<Sums>(
    `select count(*) as antal, sum(f.belopp_kr)::decimal(18, 2) as belopp_kr, sum(coalesce(f.unik_kr, f.belopp_kr))::decimal(18, 2) as unik_kr,
       sum(o.vantad_kr)::decimal(18, 2) as vantad_kr from ${findings}`,
  );
  const subject = await subjectOf(warehouse, choice);
  if (antal === 0) return { id, text: `${subject}: inget fynd` };
  const first = await warehouse.rows<{ fynd_id: string }>(
    `select fynd_id from ${findings} order by o.plats limit ${limit}`,
  );
  const because: Explanation[] = [
    { text: `${kronor(unik_kr)} när en krona som flera fynd frågar om räknas en gång` },
    { text: `${kronor(vantad_kr)} väntas hålla: de unika kronorna gånger sannolikheten att varje fynd håller` },
  ];
  for (const { fynd_id } of first) because.push((await explainFinding(warehouse, fynd_id, limit))!);
  because.push(...cutNote(antal, first.length, "fynd", "fynd"));
  return { id, text: `${subject}: ${counted(antal, "fynd", "fynd")} på tillsammans ${kronor(belopp_kr)}`, because };
}

/** A finding over several months stands in its last, as on the pages. */
const conditionOf = ({ utforare, manad, regel }: Choice): string =>
  [
    ...(utforare ? [`f.utforare_id = ${literal(utforare)}`] : []),
    ...(manad ? [`right(f.period, 7) = ${literal(manad)}`] : []),
    ...(regel ? [`f.regel_id = ${literal(regel)}`] : []),
    "true",
  ].join(" and ");

async function subjectOf(warehouse: Warehouse, { utforare, manad, regel }: Choice): Promise<string> {
  const [rule] = regel
    ? await warehouse.rows<{ namn: string; tillamplig: boolean; saknar: string[] }>(
        `select namn, tillamplig, saknar from resultat.fakturaregler where regel_id = ${literal(regel)}`,
      )
    : [];
  const name = rule
    ? `${regel} ${rule.namn}${rule.tillamplig ? "" : ` (ej tillämplig, saknar ${rule.saknar.join(", ")})`}`
    : "Alla regler";
  return [name, utforare ? await providerName(warehouse, utforare) : "alla utförare", ...(manad ? [manad] : [])].join(
    ", ",
  );
}
