/** Controls of the economy of private utförare (OR-19, NA-47): nearly all without remark, some of them long ago. */
import { dateText, LAST_DAY, monthAt, QUARTERS, quarterText } from "./calendar.ts";
import { type Cell, windows } from "./csv.ts";
import { type Company, NEWCOMER_DAY, type Organisation } from "./organisation.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";

const columns = ["utforare_id", "datum", "kontroll", "utfall", "varde", "kalla"] as const;

/** From this quarter on the one with a tax debt has it; nobody has controlled the forgotten ones since the other. */
const DEBT_FROM = 9;
const FORGOTTEN_FROM = 6;
const RATINGS = ["AAA", "AA", "A", "B"] as const;

interface Hosts {
  debt: Company;
  forgotten: Set<Company>;
}

export async function writeEkonomikontroller(run: Run, organisation: Organisation): Promise<void> {
  const companies = organisation.companies.filter((company) => company.regi === "privat");
  const newcomer = organisation.newcomer.company;
  const hosts = chooseHosts(
    run,
    companies.filter((company) => company !== newcomer),
  );
  await run.table(
    "ekonomikontroller",
    "ekonomikontroller.csv",
    columns,
    (table) => {
      const rows = companies.flatMap((company) =>
        rowsOf(run, company, hosts, company === newcomer ? NEWCOMER_DAY - 60 : 0),
      );
      for (const row of rows.sort((a, b) => (order(a) < order(b) ? -1 : 1))) table.row(row);
      const model = rows[0] as Cell[];
      run.broken(
        table,
        model.map((cell, i) => (i === 2 ? "momsskuld" : cell)),
        "kontroll",
        "okänd kod",
      );
      run.broken(
        table,
        model.map((cell, i) => (i === 1 ? "2025-06-31" : cell)),
        "datum",
        "omöjligt datum",
      );
    },
    windows,
  );
}

const order = (row: readonly Cell[]) => `${row[1]} ${row[0]} ${row[2]}`;

function chooseHosts(run: Run, companies: readonly Company[]): Hosts {
  const [debt, ...rest] = run.random("ekonomi").shuffled(companies);
  if (debt === undefined) throw new Error("no private utförare to control");
  const forgotten = new Set(rest.slice(0, Math.max(1, Math.round(companies.length / 14))));
  run.facit.add("ekonomi", {
    utforare_id: debt.id,
    typ: "skatteskuld",
    fran: quarterText(DEBT_FROM),
    forklaring: "skatteskulden växer vid varje kontroll och övergår till Kronofogden",
  });
  for (const company of forgotten)
    run.facit.add("ekonomi", {
      utforare_id: company.id,
      typ: "inaktuell",
      fran: quarterText(FORGOTTEN_FROM),
      forklaring: "ingen har kontrollerat utföraren sedan dess",
    });
  return { debt, forgotten };
}

function rowsOf(run: Run, company: Company, hosts: Hosts, from: number): Cell[][] {
  const rows: Cell[][] = [];
  const rating = run.random("kreditbetyg", company.id).int(0, 2);
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    if (hosts.forgotten.has(company) && quarter >= FORGOTTEN_FROM) break;
    const random = run.random("ekonomikontroll", company.id, quarter);
    const middle = monthAt(quarter * 3 + 1);
    const day = middle.first + random.int(0, 24);
    if (day < from || day > LAST_DAY) continue;
    const add = (kontroll: string, utfall: string, varde: string | null, kalla: string) =>
      rows.push([company.id, dateText(day), kontroll, utfall, varde, kalla]);
    const inDebt = company === hosts.debt && quarter >= DEBT_FROM;
    add("f_skatt", "ok", "godkänd", "Skatteverket");
    const late = !inDebt && random.chance(0.015);
    add(
      "arbetsgivaravgift",
      late ? "anmarkning" : "ok",
      late ? "inbetald 12 dagar för sent" : "betald",
      "Skatteverket",
    );
    add("skatteskuld", ...debtOf(random, inDebt ? quarter - DEBT_FROM : -1));
    const ofYear = middle.month;
    if (ofYear === 5 || ofYear === 11) {
      const weak = inDebt ? 2 : random.chance(0.04) ? 1 : 0;
      add(
        "kreditrating",
        ["ok", "anmarkning", "allvarlig"][weak] as string,
        weak === 2 ? "C" : weak === 1 ? "B" : (RATINGS[rating] as string),
        "kreditupplysningsföretag",
      );
    }
    if (ofYear === 8) add("bokslut", "ok", `granskat bokslut ${middle.year - 1}`, "Bolagsverket");
    if (ofYear === 2) add("tillstand", "ok", "gäller", "IVO");
  }
  return rows;
}

/** A small debt comes and goes at one in fifty; the one that stays is planted. */
function debtOf(random: Random, quartersInDebt: number): [utfall: string, varde: string, kalla: string] {
  const small = random.chance(0.02);
  if (quartersInDebt >= 0) {
    const kronor = ["84 300", "231 900", "512 400"][quartersInDebt] ?? "512 400";
    return quartersInDebt === 0
      ? ["anmarkning", `${kronor} kr`, "Skatteverket"]
      : ["allvarlig", `${kronor} kr`, "Kronofogden"];
  }
  return small ? ["anmarkning", `${random.int(2, 19)}00 kr`, "Skatteverket"] : ["ok", "0 kr", "Skatteverket"];
}
