import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Choice, whose } from "./choice.ts";
import { counted, kronor } from "./figures.ts";
import { explainFinding } from "./finding.ts";
import { findingCells } from "./findingCells.ts";
import { cutNote } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

interface Sums {
  antal: number;
  flera_manader: number;
  belopp_kr: number;
  unik_kr: number;
  oppna: number;
  oppet_unik_kr: number;
  vantat_kr: number;
  bekraftade: number;
  bekraftat_kr: number;
}

/** A sum of findings: how the three amounts add up, and the findings themselves in the order of the work list, each down to its lines. */
export async function explainFindingsSum(warehouse: Warehouse, choice: Choice, limit: number): Promise<Explanation> {
  const findings = `resultat.fakturafynd f join resultat.arbetsordning o using (fynd_id) where ${conditionOf(choice)}`;
  // As the pages sum them (`fynd-summor`): exact, and rounded once.
  const sums = await warehouse.row<Sums>(
    `select count(*) as antal, count(*) filter (len(f.period) > 7) as flera_manader, coalesce(sum(f.belopp_kr), 0)::decimal(18, 2) as belopp_kr,
       coalesce(sum(f.unik_kr), 0)::decimal(18, 2) as unik_kr,
       count(*) filter (o.oppen) as oppna, coalesce(sum(coalesce(f.unik_kr, f.belopp_kr)) filter (o.oppen), 0)::decimal(18, 2) as oppet_unik_kr,
       coalesce(sum(o.vantad_kr), 0)::decimal(18, 2) as vantat_kr, count(*) filter (o.bekraftad) as bekraftade,
       coalesce(sum(f.svar_belopp) filter (o.bekraftad), 0)::decimal(18, 2) as bekraftat_kr from ${findings}`,
  );
  const { antal, flera_manader, belopp_kr, unik_kr } = sums;
  const subject = await subjectOf(warehouse, choice);
  if (antal === 0) return { text: `${subject}: inget fynd` };
  const first = await warehouse.rows<{ fynd_id: string }>(
    `select fynd_id from ${findings} order by o.plats limit ${limit}`,
  );
  const because: Explanation[] = [
    { text: `${kronor(unik_kr)} när en krona som flera fynd frågar om räknas en gång` },
    ...answered(sums),
    {
      text: `${kronor(sums.vantat_kr)} väntas hålla: unika kronor i varje obesvarat fynd gånger sannolikheten att just det fyndet håller`,
    },
    ...(choice.manad !== undefined && flera_manader > 0
      ? [{ text: `${counted(flera_manader, "fynd", "fynd")} gäller flera månader och räknas i den sista av dem` }]
      : []),
  ];
  const ids = first.map(({ fynd_id }) => fynd_id);
  const cells = await findingCells(warehouse, ids);
  for (const id of ids) because.push((await explainFinding(warehouse, id, limit, cells))!);
  because.push(...cutNote(antal, first.length, "fynd", "fynd"));
  return { text: `${subject}: ${counted(antal, "fynd", "fynd")} på tillsammans ${kronor(belopp_kr)}`, because };
}

/** What is left to ask about, and what the answers said: only where somebody has answered. */
function answered({ antal, oppna, oppet_unik_kr, bekraftade, bekraftat_kr }: Sums): Explanation[] {
  if (oppna === antal) return [];
  return [
    {
      text: `${kronor(oppet_unik_kr)} återstår att fråga om, i ${counted(oppna, "fynd", "fynd")}; ${counted(antal - oppna, "är besvarat", "är besvarade")}`,
    },
    {
      text:
        bekraftade === 0
          ? "svaren har inte visat något fel"
          : `${kronor(bekraftat_kr)} var fel enligt ${counted(bekraftade, "svar", "svar")}, med de belopp som svaren anger`,
    },
  ];
}

/** A finding over several months stands in its last, as on the pages. */
const conditionOf = ({ utforare, enhet, manad, regel, klass }: Choice): string =>
  [
    ...(utforare ? [`f.utforare_id = ${literal(utforare)}`] : []),
    ...(manad ? [`right(f.period, 7) = ${literal(manad)}`] : []),
    ...(enhet ? [`f.enhet_id = ${literal(enhet)}`] : []),
    ...(klass ? [`f.klass = ${literal(klass)}`] : []),
    ...(regel ? [`f.regel_id = ${literal(regel)}`] : []),
    "true",
  ].join(" and ");

async function subjectOf(warehouse: Warehouse, choice: Choice): Promise<string> {
  const { manad, regel, klass } = choice;
  const [rule] = regel
    ? await warehouse.rows<{ namn: string; tillamplig: boolean; saknar: string[] }>(
        `select namn, tillamplig, saknar from resultat.fakturaregler where regel_id = ${literal(regel)}`,
      )
    : [];
  const name = rule
    ? `${regel} ${rule.namn}${rule.tillamplig ? "" : ` (ej tillämplig, saknar ${rule.saknar.join(", ")})`}`
    : klass
      ? allOfClass[klass]
      : "Alla regler";
  return [name, await whose(warehouse, choice), ...(manad ? [manad] : [])].join(", ");
}

const allOfClass: Readonly<Record<string, string>> = { hard: "Alla hårda fynd", mjuk: "Alla mjuka fynd" };
