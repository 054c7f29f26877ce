/**
 * The protocol of the ekonomienhet (OR-19, U-10): twice a month every private utförare's invoices of the month before are gone
 * through, and a control without a finding is on record too. One planned day was forgotten and one was made late.
 */
import { dateText, dayOf, isHelg, LAST_DAY, MONTHS, type Month, monthAt } from "./calendar.ts";
import type { Cell } from "./csv.ts";
import { type Company, NEWCOMER_DAY, type Organisation } from "./organisation.ts";
import type { Run } from "./run.ts";

const columns = [
  "kontroll_id",
  "datum",
  "manad",
  "utforare_id",
  "regel_id",
  "utfall",
  "roll",
  "belopp",
  "anteckning",
] as const;

const PLANNED_DAYS = [6, 20] as const;
/** The protocol was begun in January 2025; before that nobody wrote anything down. */
const FROM = dayOf(2025, 1, 1);
const FORGOTTEN = dayOf(2026, 2, 20);
const LATE = dayOf(2026, 6, 20);
const LATE_BY = 12;

export async function writeFakturakontroller(run: Run, organisation: Organisation): Promise<void> {
  const companies = organisation.companies.filter((company) => company.regi === "privat");
  const newcomer = organisation.newcomer.company;
  await run.table("fakturakontroller", "fakturakontroller.csv", columns, (table) => {
    let n = 0;
    const add = (cells: readonly Cell[]) => table.row([`FK-${String(++n).padStart(5, "0")}`, ...cells]);
    for (const occasion of occasions(run)) {
      for (const company of companies) {
        if (company === newcomer && occasion.of.first < NEWCOMER_DAY) continue;
        add(rowOf(run, company, occasion));
      }
    }
    const rest = ["2026-08", companies[0]!.id, null, "inget_fynd", "ekonom", null, null] as const;
    run.broken(table, ["FK-FEL-1", "2026-07-06", ...rest], "manad", "månaden ligger efter kontrollen");
    run.broken(
      table,
      ["FK-FEL-2", "2026-09-07", ...rest.slice(0, 3), "oklart", ...rest.slice(4)],
      "utfall",
      "okänd kod",
    );
  });
}

interface Occasion {
  planned: number;
  made: number;
  of: Month;
}

/** A planned day on a Saturday, Sunday or holiday is the next working day; most are made then or a day or two after. */
function occasions(run: Run): Occasion[] {
  const list: Occasion[] = [];
  for (let index = 1; index < MONTHS; index++) {
    const month = monthAt(index);
    for (const day of PLANNED_DAYS) {
      const inCalendar = month.first + day - 1;
      if (inCalendar < FROM) continue;
      let planned = inCalendar;
      while (isHelg(planned)) planned++;
      const facit = (typ: string, forklaring: string) =>
        run.facit.add("fakturakontroller", { planerad_datum: dateText(planned), typ, forklaring });
      if (inCalendar === FORGOTTEN) {
        facit("utebliven", "ingen kontroll är gjord, och ingen har antecknat varför");
        continue;
      }
      let made = planned + (inCalendar === LATE ? LATE_BY : run.random("fakturakontroll", planned).int(0, 2));
      while (isHelg(made)) made++;
      if (inCalendar === LATE) facit("sen", "kontrollen är gjord nästan två veckor efter den planerade dagen");
      if (made <= LAST_DAY) list.push({ planned, made, of: monthAt(index - 1) });
    }
  }
  return list.sort((a, b) => a.made - b.made);
}

/** Three in a hundred give a question; now and then the underlag was not there in time. */
function rowOf(run: Run, company: Company, { planned, made, of }: Occasion): Cell[] {
  const random = run.random("fakturakontroll", company.id, planned);
  const found = random.chance(0.03);
  const missed = !found && random.chance(0.01);
  const role = random.chance(0.8) ? "ekonom" : "controller";
  return [
    dateText(made),
    of.text,
    company.id,
    found && random.chance(0.5) ? random.pick(["R06", "R12", "R18"]) : null,
    found ? "fynd" : missed ? "ej_kontrollerad" : "inget_fynd",
    role,
    found ? `${random.int(4, 90)}00,00` : null,
    missed ? "underlaget kom inte i tid" : null,
  ];
}
