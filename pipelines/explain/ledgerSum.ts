import { causes } from "../../src/invoices/causes.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type AmountLine, amountLines, COUNT_AND_SUM } from "./amountLines.ts";
import { type CauseSum, causeLines, isNotByTime } from "./causeLine.ts";
import { type Choice, whose } from "./choice.ts";
import { counted, kronor, whole } from "./figures.ts";
import { invoiceLines } from "./invoiceLines.ts";
import { cutNote } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

interface Sums {
  celler: number;
  brukare: number;
  beviljad_min: number | null;
  utford_min: number | null;
  fakturerad_min: number | null;
  belopp_kr: number | null;
  oforklarad_kr: number | null;
  beraknade: number;
  beraknad_min: number | null;
  beraknad_kr: number | null;
}

/** A sum of the reconciliation: what it is made of, the lines that were invoiced, what was booked, and the cells with most to ask about. */
export async function explainLedgerSum(warehouse: Warehouse, choice: Choice, limit: number): Promise<Explanation> {
  const where = conditionOf(choice);
  const cells = choice.orsak
    ? `(from resultat.fakturaavstamning semi join (from resultat.avstamningsorsaker where orsak = ${literal(choice.orsak)}) using (avstamning_id) where ${where})`
    : `(from resultat.fakturaavstamning where ${where})`;
  const sums = await warehouse.row<Sums>(
    `select count(*) as celler, count(distinct brukar_nyckel) as brukare, sum(beviljad_andel_min)::bigint as beviljad_min,
       sum(utford_min)::bigint as utford_min, sum(fakturerad_min)::bigint as fakturerad_min, sum(belopp_kr)::decimal(18, 2) as belopp_kr,
       sum(oforklarad_kr)::decimal(18, 2) as oforklarad_kr, count(*) filter (beraknad) as beraknade,
       sum(beraknad_min)::bigint as beraknad_min, sum(beraknad_kr)::decimal(18, 2) as beraknad_kr
     from ${cells}`,
  );
  const reasons = await warehouse.rows<CauseSum>(
    `select orsak, sum(o.minuter + o.beraknad_min)::bigint as minuter, sum(o.belopp_kr + coalesce(o.beraknad_kr, 0))::decimal(18, 2) as kr
     from resultat.avstamningsorsaker o join ${cells} c using (avstamning_id)
     ${choice.orsak ? `where orsak = ${literal(choice.orsak)}` : ""} group by orsak order by orsak`,
  );
  // What lies in the cells of a cause is more than the cause, unless it is all that they have.
  const part = choice.orsak && sums.belopp_kr !== reasons[0]?.kr ? WHOLE_LINES : undefined;
  const subject = await subjectOf(warehouse, choice);
  if (sums.celler === 0)
    return {
      text: `${subject}: ${choice.orsak ? "inga kronor har den orsaken" : "inget är fakturerat, beviljat eller utfört"}`,
    };
  return {
    text: `${subject}: ${headline(sums, choice, reasons)}`,
    because: [
      ...causeLines(reasons),
      ...(await invoiceLines(warehouse, cells, limit, part)),
      ...(choice.orsak ? [] : await bookedLines(warehouse, choice, limit)),
      ...(await worstCells(warehouse, cells, choice, limit)),
    ],
  };
}

const WHOLE_LINES = "raderna räknas hela, även det som har andra orsaker";

const conditionOf = ({ utforare, enhet, manad }: Choice): string =>
  [
    ...(utforare ? [`utforare_id = ${literal(utforare)}`] : []),
    ...(enhet ? [`enhet_id = ${literal(enhet)}`] : []),
    ...(manad ? [`manad = ${literal(manad)}`] : []),
    "true",
  ].join(" and ");

async function subjectOf(warehouse: Warehouse, choice: Choice): Promise<string> {
  const cause = causes.find((one) => one.orsak === choice.orsak);
  return [
    `Avstämning: ${await whose(warehouse, choice)}`,
    choice.manad ?? "alla månader",
    ...(cause ? [cause.namn.toLocaleLowerCase("sv-SE")] : []),
  ].join(", ");
}

function headline(sums: Sums, { orsak }: Choice, reasons: readonly CauseSum[]): string {
  const cells = `${counted(sums.celler, "avstämning", "avstämningar")} för ${counted(sums.brukare, "brukare", "brukare")}`;
  if (orsak) return `${kronor(reasons[0]?.kr ?? 0)} i ${cells}`;
  if (isNotByTime(reasons))
    return `${counted(sums.celler, "avstämning", "avstämningar")}, ${kronor(sums.belopp_kr)} per dygn eller styck, som inte stäms av mot tid`;
  const time = `beviljat ${whole(sums.beviljad_min)}, utfört ${whole(sums.utford_min)}, fakturerat ${whole(sums.fakturerad_min)} minuter`;
  const calculated =
    sums.beraknade > 0
      ? `; egen regi utan fakturor till beräknad kostnad ${kronor(sums.beraknad_kr)} för ${whole(sums.beraknad_min)} minuter`
      : "";
  return `${cells}, ${time} för ${kronor(sums.belopp_kr)}, varav ${kronor(sums.oforklarad_kr)} oförklarat${calculated}`;
}

/** What is booked in the months at suppliers that are the utförare, by organisationsnummer or by the kommun's own id. */
async function bookedLines(
  warehouse: Warehouse,
  { utforare, enhet, manad }: Choice,
  limit: number,
): Promise<Explanation[]> {
  if (!utforare || enhet) return [];
  const own = `from kant.utforare where utforare_id = ${literal(utforare)}`;
  const lines = await warehouse.rows<AmountLine>(
    `with namn as (
       select utforare_id as lev ${own}
       union select regexp_replace(organisationsnummer, '-', '') ${own} and organisationsnummer is not null
     ),
     bokfort as (
       select fil_nr, fil_rad, belopp as kr, bokforingsdatum, trim(leverantor_id) as id,
         regexp_extract(upper(regexp_replace(leverantor_id, '[\\s-]', '', 'g')), '^(?:SE|16)?(\\d{10})(?:01)?$', 1) as orgnr
       from kant.leverantorsreskontra
     )
     select l.fil, b.fil_rad as rad, kr, ${COUNT_AND_SUM}
     from bokfort b join resultat.laddningar l using (fil_nr)
     where (id in (from namn) or orgnr in (from namn)) ${manad ? `and manad_av(bokforingsdatum) = ${literal(manad)}` : ""}
     order by l.fil, b.fil_rad limit ${Math.max(1, limit)}`,
  );
  return amountLines("bokförd rad", "bokförda rader", lines, limit);
}

/** The cells to begin with: the most kronor of the cause, else the most without explanation. */
async function worstCells(
  warehouse: Warehouse,
  cells: string,
  { orsak }: Choice,
  limit: number,
): Promise<Explanation[]> {
  const by = orsak ? `orsak = ${literal(orsak)}` : "orsak like 'oforklarat%'";
  const worst = await warehouse.rows<{ avstamning_id: string; kr: number; alla: number }>(
    `select avstamning_id, sum(o.belopp_kr + coalesce(o.beraknad_kr, 0))::decimal(18, 2) as kr, count(*) over ()::bigint as alla
     from resultat.avstamningsorsaker o semi join ${cells} c using (avstamning_id) where ${by}
     group by avstamning_id having kr <> 0 order by abs(kr) desc, avstamning_id limit ${Math.max(1, limit)}`,
  );
  if (worst.length === 0) return [];
  const all = worst[0]!.alla;
  return [
    {
      text: `${counted(all, "avstämning", "avstämningar")} ${orsak ? "med orsaken" : "med något oförklarat"}; varje id går att följa vidare`,
      because: [
        ...worst.slice(0, limit).map(({ avstamning_id, kr }) => ({ id: avstamning_id, text: kronor(kr) })),
        ...cutNote(all, Math.min(limit, worst.length), "avstämning", "avstämningar"),
      ],
    },
  ];
}
