/** The invoices of one enhet and month, with the faults R05, R06, R12, R17, R18, R21 and R22 and the innocent credit notes. */
import type { Month } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import { type Client, type Decision, grantedMinutes } from "./clients.ts";
import type { Table } from "./csv.ts";
import { type MonthFaults, type Pattern, within } from "./faultPlan.ts";
import { INSATS_COUNT, SLAG, SLAG_COUNT } from "./insatser.ts";
import { invoiceId } from "./invoiceBook.ts";
import { amountOf, type InvoiceLine, linesOf, withMinutes } from "./invoiceLines.ts";
import { JUMP } from "./plantClients.ts";
import { hourPrice } from "./prices.ts";
import type { Random } from "./random.ts";
import { isFaultless } from "./relatives.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

type FaultNote = (
  regel: string,
  client: Client,
  rows: readonly string[],
  minutes: number,
  ore: number,
  why: string,
) => void;

export function writeInvoices(
  state: CareState,
  visiting: VisitingUnit,
  month: Month,
  faults: MonthFaults,
  patterns: ReadonlySet<Pattern>,
  ghosts: ReadonlySet<number>,
  dice: Random,
  table: Table,
): void {
  const { unit } = visiting;
  writeCorrections(state, visiting, month, table);
  const right = linesOf(unit, visiting.clients, month, visiting.account);
  const sent = [...right];
  const touched = new Set<Client>(visiting.clients.filter((client) => isFaulty(client, ghosts)));
  const inflated = inflate(visiting, sent, faults.r06, touched, dice);
  const overpriced = overprice(visiting, month, sent, faults.r22, touched, dice);
  const credited = spoil(sent, faults.credit, touched, dice);
  const id = invoiceId("F", month, unit);
  const rows = state.book.write(table, id, month.last, sent);
  const note: FaultNote = (regel, client, list, minutes, ore, why) =>
    state.run.facit.add("fakturafel", {
      regel_id: regel,
      utforare_id: unit.company.id,
      enhet_id: unit.id,
      brukar_id: client.id,
      manad: month.text,
      rader: list.join(" "),
      minuter: Math.round(minutes),
      belopp_kr: ore / 100,
      forklaring: why,
    });
  for (const i of inflated) {
    const [before, after] = [right[i] as InvoiceLine, sent[i] as InvoiceLine];
    note(
      "R06",
      before.client as Client,
      [rows[i] as string],
      after.minutes - before.minutes,
      after.amount - before.amount,
      "fler minuter fakturerade än besöken visar",
    );
  }
  for (const i of overpriced) {
    const [before, after] = [right[i] as InvoiceLine, sent[i] as InvoiceLine];
    const why = "timmarna är rätt, men priset är inte prislistans";
    note("R22", before.client as Client, [rows[i] as string], after.minutes, after.amount - before.amount, why);
  }
  if (patterns.has("R17")) notePadded(visiting, sent, rows, note);
  noteGhosts(sent, rows, ghosts, note);
  noteJumps(visiting, month, sent, rows, note);
  noteDecisionFaults(visiting, month, sent, rows, note);
  writeDouble(state, month, table, sent, faults.r18, touched, dice, note);
  state.corrections.set(
    visiting,
    credited.map((i) => ({ original: sent[i] as InvoiceLine, right: right[i] as InvoiceLine, invoiceId: id })),
  );
  for (const i of credited) {
    state.run.facit.add("oskyldiga", {
      typ: "kreditnota",
      liknar_regel: "R06 R18",
      utforare_id: unit.company.id,
      enhet_id: unit.id,
      brukar_id: (sent[i] as InvoiceLine).client?.id ?? null,
      period: month.text,
      rader: rows[i] ?? null,
      forklaring: "felaktig rad krediteras i sin helhet månaden efter och ersätts av en rätt",
    });
  }
}

function isFaulty(client: Client, ghosts: ReadonlySet<number>): boolean {
  for (let insats = 0; insats < INSATS_COUNT; insats++)
    if (ghosts.has(client.index * INSATS_COUNT + insats)) return true;
  return !isFaultless(client);
}

/** R06: adds minutes, but never beyond the decision, so that R12 stays silent. */
function inflate(
  visiting: VisitingUnit,
  lines: InvoiceLine[],
  count: number,
  touched: Set<Client>,
  dice: Random,
): number[] {
  const done: number[] = [];
  for (const i of dice.shuffled([...lines.keys()])) {
    if (done.length === count) break;
    const line = lines[i] as InvoiceLine;
    const client = line.client as Client;
    if (touched.has(client)) continue;
    const all = lines.reduce((sum, other) => (other.client === client ? sum + other.minutes : sum), 0);
    const room = client.decisions.reduce(
      (sum, decision) => (decision.insats === line.insats ? sum + usable(decision, line) : sum),
      0,
    );
    const extra = Math.floor(Math.min(room, line.minutes * 0.5));
    if (extra < 30 || extra < all * 0.06) continue;
    lines[i] = withMinutes(line, line.minutes + extra);
    touched.add(client);
    done.push(i);
  }
  return visiting.unit.contract.basis === "utford" ? done : [];
}

function usable(decision: Decision, line: InvoiceLine): number {
  return decision.from <= line.to && decision.to >= line.from ? Math.max(0, decision.left) : 0;
}

/** R22: the price of another area, or of the night. */
function overprice(
  { unit }: VisitingUnit,
  month: Month,
  lines: InvoiceLine[],
  count: number,
  touched: Set<Client>,
  dice: Random,
): number[] {
  const done: number[] = [];
  for (const i of dice.shuffled([...lines.keys()])) {
    if (done.length === count) break;
    const line = lines[i] as InvoiceLine;
    if (touched.has(line.client as Client) || line.minutes < 60 || line.slag === SLAG.natt) continue;
    const slag = unit.rural ? SLAG.natt : line.slag;
    const price = hourPrice(line.insats, unit.company.regi, true, slag, month.year);
    lines[i] = { ...line, price, amount: amountOf(line.hours, price) };
    touched.add(line.client as Client);
    done.push(i);
  }
  return done;
}

/** R17 is a habit of the enhet; what it does to the month of one client is R06. */
function notePadded(
  { account }: VisitingUnit,
  lines: readonly InvoiceLine[],
  rows: readonly string[],
  note: FaultNote,
): void {
  const byClient = new Map<Client, number[]>();
  for (const [i, line] of lines.entries())
    byClient.set(line.client as Client, [...(byClient.get(line.client as Client) ?? []), i]);
  for (const [client, mine] of byClient) {
    const rightMinutes = (i: number) => {
      const line = lines[i] as InvoiceLine;
      return account.right[(client.index * INSATS_COUNT + line.insats) * SLAG_COUNT + line.slag] ?? 0;
    };
    const right = mine.reduce((total, i) => total + rightMinutes(i), 0);
    const more = sum(lines, mine, "minutes") - right;
    if (more <= Math.max(5, 0.02 * right)) continue;
    const over = mine.filter((i) => (lines[i] as InvoiceLine).minutes > rightMinutes(i));
    const ore = over.reduce((total, i) => {
      const line = lines[i] as InvoiceLine;
      return total + ((line.minutes - rightMinutes(i)) * line.price) / 60;
    }, 0);
    note(
      "R06",
      client,
      pick(rows, over),
      more,
      Math.round(ore),
      "varje besök avrundat uppåt, fast avtalet inte medger det",
    );
  }
}

/** Innocent: a line that is wrong, to be credited and replaced next month. */
function spoil(lines: InvoiceLine[], count: number, touched: Set<Client>, dice: Random): number[] {
  const done: number[] = [];
  for (const i of dice.shuffled([...lines.keys()])) {
    if (done.length === count) break;
    const line = lines[i] as InvoiceLine;
    if (touched.has(line.client as Client) || line.minutes < 60) continue;
    lines[i] = withMinutes(line, Math.round(line.minutes * 1.5));
    touched.add(line.client as Client);
    done.push(i);
  }
  return done;
}

function writeCorrections(state: CareState, visiting: VisitingUnit, month: Month, table: Table): void {
  const corrections = state.corrections.get(visiting) ?? [];
  const first = corrections[0];
  if (first === undefined) return;
  // Corrections come on the twelfth.
  const day = month.first + 11;
  state.book.write(
    table,
    invoiceId("K", month, visiting.unit),
    day,
    corrections.map((correction) => correction.original),
    first.invoiceId,
  );
  state.book.write(
    table,
    invoiceId("R", month, visiting.unit),
    day,
    corrections.map((correction) => correction.right),
  );
  state.corrections.delete(visiting);
}

function noteGhosts(
  lines: readonly InvoiceLine[],
  rows: readonly string[],
  ghosts: ReadonlySet<number>,
  note: FaultNote,
): void {
  for (const ghost of ghosts) {
    const mine = [...lines.keys()].filter(
      (i) => (lines[i]?.client?.index ?? -1) * INSATS_COUNT + (lines[i]?.insats ?? 0) === ghost,
    );
    const client = lines[mine[0] ?? -1]?.client;
    if (client === undefined) continue;
    note(
      "R05",
      client,
      pick(rows, mine),
      sum(lines, mine, "minutes"),
      sum(lines, mine, "amount"),
      "fakturerad insats utan ett enda registrerat besök",
    );
  }
}

/** R29: what is beyond the usual of those whose time jumps. */
function noteJumps(
  visiting: VisitingUnit,
  month: Month,
  lines: readonly InvoiceLine[],
  rows: readonly string[],
  note: FaultNote,
): void {
  for (const [client, window] of visiting.jumps) {
    if (!within(window, month.index)) continue;
    const mine = [...lines.keys()].filter((i) => lines[i]?.client === client);
    const beyond = 1 - 100 / JUMP;
    const [minutes, ore] = [sum(lines, mine, "minutes") * beyond, Math.round(sum(lines, mine, "amount") * beyond)];
    note(
      "R29",
      client,
      pick(rows, mine),
      minutes,
      ore,
      "en tredjedel mer tid än vanligt, inom ett beslut som inte ändrats",
    );
  }
}

/** R12 and R21: the visits and the invoice agree; it is the decision that does not. */
function noteDecisionFaults(
  visiting: VisitingUnit,
  month: Month,
  lines: readonly InvoiceLine[],
  rows: readonly string[],
  note: FaultNote,
): void {
  for (const client of visiting.clients) {
    for (const decision of client.decisions) {
      if (decision.fault === "" || decision.from > month.last || decision.to < month.first) continue;
      const mine = [...lines.keys()].filter((i) => lines[i]?.client === client && lines[i]?.insats === decision.insats);
      const minutes = sum(lines, mine, "minutes");
      const amount = sum(lines, mine, "amount");
      if (minutes === 0) continue;
      if (decision.fault === "R21") {
        note("R21", client, pick(rows, mine), minutes, amount, "inget beslut gäller för månaden");
        continue;
      }
      const performed = visiting.account.performed[client.index * INSATS_COUNT + decision.insats] ?? 0;
      const granted = grantedMinutes(decision, month, false);
      const excess = performed - granted;
      if (excess > granted * 0.05) {
        note(
          "R12",
          client,
          pick(rows, mine),
          excess,
          Math.round((amount * excess) / minutes),
          "mer utfört än beslutet medger",
        );
      }
    }
  }
}

/** R18: all lines of a client come once more, on an invoice of their own. */
function writeDouble(
  state: CareState,
  month: Month,
  table: Table,
  lines: readonly InvoiceLine[],
  count: number,
  touched: Set<Client>,
  dice: Random,
  note: FaultNote,
): void {
  const clients = dice.shuffled(
    [...new Set(lines.map((line) => line.client as Client))].filter((client) => !touched.has(client)),
  );
  for (const [n, client] of clients.slice(0, count).entries()) {
    const mine = lines.filter((line) => line.client === client);
    const unit = (mine[0] as InvoiceLine).unit;
    const again = state.book.write(table, `${invoiceId("F", month, unit)}-${n + 2}`, month.last, mine);
    const all = [...mine.keys()];
    note(
      "R18",
      client,
      again,
      sum(mine, all, "minutes"),
      sum(mine, all, "amount"),
      "samma rader fakturerade en gång till",
    );
  }
}

function pick(rows: readonly string[], indices: readonly number[]): string[] {
  return indices.map((i) => rows[i] ?? "");
}

function sum(lines: readonly InvoiceLine[], indices: readonly number[], field: "minutes" | "amount"): number {
  return indices.reduce((total, i) => total + (lines[i]?.[field] ?? 0), 0);
}
