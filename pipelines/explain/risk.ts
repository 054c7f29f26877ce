import { KRISTIANSTAD_RULES } from "../../src/risk/override.ts";
import { FROM_PROVIDER, FROM_UNIT } from "../../src/risk/pool.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { indicatorLines } from "./indicatorLines.ts";
import { sourceLines } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

interface RiskRow {
  enhet: string;
  enhet_id: string;
  utforare_id: string;
  verksamhetsomrade: string;
  omrade: string;
  kvartal: string;
  sannolikhet: number | null;
  sannolikhet_lag: number | null;
  sannolikhet_hog: number | null;
  sannolikhet_niva: number | null;
  konsekvens_niva: number | null;
  riskpoang: number | null;
  rang: number | null;
  rang_lag: number | null;
  rang_hog: number | null;
  underlag: string;
  atgardsregel: string | null;
}

interface Contribution {
  indikator_id: string;
  namn: string | null;
  typ: string | null;
  bidrag: number;
  varde: number | null;
  referens: number | null;
  antal: number | null;
  niva: string | null;
}

const number = (value: number | null, digits = 2): string =>
  value === null ? "–" : value.toLocaleString("sv-SE", { maximumFractionDigits: digits });
const percent = (value: number | null): string => (value === null ? "–" : `${number(value * 100, 0)} %`);

/** Why a risk is what it is: its contributions in log-odds, each down to the lines it counts. */
export async function explainRisk(warehouse: Warehouse, riskId: string, limit: number): Promise<Explanation | null> {
  const [risk] = await warehouse.rows<RiskRow>(
    `select r.*, e.namn as enhet, e.utforare_id, e.verksamhetsomrade, k.namn as omrade
     from resultat.risker r join modell.enheter e using (enhet_id) join referens.kvalitetsomrade k on k.kod = r.kvalitetsomrade
     where risk_id = ${literal(riskId)}`,
  );
  if (!risk) return null;
  const contributions = await warehouse.rows<Contribution>(
    `select b.*, i.namn, i.typ from resultat.riskbidrag b left join resultat.indikatorer i using (indikator_id)
     where risk_id = ${literal(riskId)} order by b.indikator_id <> 'grundniva', abs(bidrag) desc, b.indikator_id`,
  );
  const { kvartal } = await warehouse.row<{ kvartal: number }>(
    "select varde as kvartal from resultat.trosklar where namn = 'risk_historik_kvartal'",
  );
  const because: Explanation[] = [];
  const silent = contributions.filter(saysNothing);
  for (const contribution of contributions) {
    if (silent.includes(contribution)) continue;
    const enheter = await enheterBehind(warehouse, risk, contribution.niva);
    const lines = await indicatorLines(warehouse, contribution.indikator_id, enheter, kvartal);
    because.push({ text: sentence(contribution), because: sourceLines(lines, limit) });
  }
  if (silent.length > 0) because.push({ text: withoutEffect(silent.length) });
  return { id: riskId, text: headline(risk), because };
}

/** Moves the log-odds by less than a hundredth: its rows would explain nothing. */
const saysNothing = ({ bidrag, indikator_id }: Contribution): boolean =>
  Math.abs(bidrag) < 0.005 && indikator_id !== "grundniva";

const withoutEffect = (n: number): string => (n === 1 ? "1 källa påverkar inte" : `${n} källor påverkar inte`);

const evidence: Record<string, string> = { tillrackligt: "underlaget räcker", svagt: "underlaget är svagt" };

/** A rule for action by its source and text, not by its key. */
const actionRule = (key: string): string => KRISTIANSTAD_RULES.find(({ namn }) => namn === key)?.kalla ?? key;

function headline(risk: RiskRow): string {
  const what = `Risk: ${risk.enhet} (${risk.enhet_id}), ${risk.omrade.toLowerCase()}, till och med ${risk.kvartal}`;
  if (risk.underlag === "saknas") return `${what}: underlag saknas, ingen sannolikhet är beräknad`;
  const rule = risk.atgardsregel ? `; åtgärdsregeln slår till (${actionRule(risk.atgardsregel)})` : "";
  return (
    `${what}: sannolikhet ${percent(risk.sannolikhet)} (${percent(risk.sannolikhet_lag)}–${percent(risk.sannolikhet_hog)}), ` +
    `nivå ${risk.sannolikhet_niva} × konsekvens ${risk.konsekvens_niva} = ${risk.riskpoang} poäng, ` +
    `plats ${risk.rang} (${risk.rang_lag}–${risk.rang_hog}), ${evidence[risk.underlag] ?? risk.underlag}${rule}`
  );
}

/** Contributions that are no indicator. */
const others: Record<string, string> = {
  [FROM_UNIT]: "vad enhetens övriga kvalitetsområden säger",
  [FROM_PROVIDER]: "vad utförarens övriga enheter i verksamhetsområdet säger",
};

function sentence({ indikator_id, namn, typ, bidrag, varde, referens, antal }: Contribution): string {
  const sign = bidrag > 0 ? "+" : "";
  const shift = `${sign}${number(bidrag)} i log-odds`;
  if (indikator_id === "grundniva")
    return `utgångsläge ${shift}: ${percent(varde)} av tidigare uppföljningar fann brist (kommunen ${percent(referens)}, ${counted(antal, "uppföljning", "uppföljningar")})`;
  if (others[indikator_id]) return `${others[indikator_id]} ${shift}`;
  if (varde === null) return `${namn ?? indikator_id} ${shift}`;
  return `${namn ?? indikator_id} ${shift}: ${number(varde)} mot ${number(referens)} hos jämförbara, ${typ === "andel" ? `täljare ${number(antal, 0)}` : counted(antal, "händelse", "händelser")}`;
}

const counted = (n: number | null, one: string, many: string): string => `${number(n, 0)} ${n === 1 ? one : many}`;

/** Whose lines the figure counts: the enhet's own, or of the group that it fell back to. */
async function enheterBehind(warehouse: Warehouse, risk: RiskRow, niva: string | null): Promise<string[]> {
  const group =
    niva === "utforare"
      ? `utforare_id = ${literal(risk.utforare_id)} and verksamhetsomrade = ${literal(risk.verksamhetsomrade)}`
      : niva === "verksamhetsomrade"
        ? `verksamhetsomrade = ${literal(risk.verksamhetsomrade)}`
        : `enhet_id = ${literal(risk.enhet_id)}`;
  const rows = await warehouse.rows<{ enhet_id: string }>(
    `select enhet_id from modell.enheter where ${group} order by enhet_id`,
  );
  return rows.map((row) => row.enhet_id);
}
