/**
 * Writes visits as bytes into one large buffer. Everything but the times is encoded once, and every digit is written by
 * hand: a string per visit would cost more than everything else together.
 */
import { dateText } from "./calendar.ts";
import type { Client } from "./clients.ts";
import { type DayVisits, KIND } from "./dayVisits.ts";
import { identifiedAt } from "./identified.ts";
import { insatser } from "./insatser.ts";
import type { Unit } from "./organisation.ts";
import type { ExampleFile } from "./writer.ts";

export const visitColumns = [
  "besok_id",
  "brukar_id",
  "enhet_id",
  "personal_id",
  "insats",
  "planerad_start",
  "planerad_slut",
  "start",
  "slut",
  "registrering",
  "registrerad_tid",
  "andrad_tid",
  "andrad_orsak",
  "avbojt",
  "utebliven",
] as const;

export const changeReasons = [
  "Glömde logga ut",
  "Telefonen utan täckning",
  "Fel insats vald",
  "Rättad av samordnare",
] as const;

const CAPACITY = 8 << 20;
const FLUSH_AT = 4 << 20;
const SEMICOLON = 59;
const ZERO = 48;
const DAY = 1440;

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "utf8"));
const insatsBytes = insatser.map((insats) => bytes(`;${insats};`));
const reasonBytes = changeReasons.map(bytes);
const AUTO = bytes("auto");
const MANUAL = bytes("manuell");
const DONE = bytes(";nej;nej\n");
const DECLINED = bytes(";ja;nej\n");
const MISSED = bytes(";nej;ja\n");

export function besokId(number: number): string {
  return `B${String(number).padStart(9, "0")}`;
}

export function personalId(unit: Unit, staff: number): string {
  const identity = identifiedAt(unit)?.get(staff);
  if (identity !== undefined) return identity;
  return anonymousId(unit, staff);
}

function anonymousId(unit: Unit, staff: number): string {
  return `P-${unit.id.slice(2).replace("-", "")}-${String(staff).padStart(3, "0")}`;
}

export class VisitLines {
  /** Two buffers take turns: one is filled while the other one is being written. */
  private buffer = Buffer.allocUnsafe(CAPACITY);
  private spare = Buffer.allocUnsafe(CAPACITY);
  private writing: Promise<void> = Promise.resolve();
  private at = 0;
  private readonly dates = new Map<number, Uint8Array>();
  private readonly heads = new Map<Client, Uint8Array>();
  private unit: Unit | undefined;
  private staffHead: Uint8Array = bytes("");
  private identified: ReadonlyMap<number, string> | undefined;
  /** Lines in the current file, header included. */
  line = 1;
  rows = 0;

  constructor(private file: ExampleFile) {
    this.put(bytes(`${visitColumns.join(";")}\n`));
  }

  /** Lets go of what was encoded for another enhet. */
  startUnit(unit: Unit): void {
    if (this.unit === unit) return;
    this.unit = unit;
    this.heads.clear();
    this.staffHead = bytes(anonymousId(unit, 0).slice(0, -3));
    this.identified = identifiedAt(unit);
  }

  write(visits: DayVisits, i: number, day: number, id: number): void {
    const unit = this.unit as Unit;
    const client = visits.clients[i]!;
    let head = this.heads.get(client);
    if (head === undefined) {
      head = bytes(`;${client.id};${unit.id};`);
      this.heads.set(client, head);
    }
    const buffer = this.buffer;
    buffer[this.at++] = 66;
    this.digits(id, 9);
    this.put(head);
    const identity = this.identified?.get(visits.staff[i]!);
    if (identity === undefined) {
      this.put(this.staffHead);
      this.digits(visits.staff[i]!, 3);
    } else this.put(bytes(identity));
    this.put(insatsBytes[visits.decisions[i]!.insats]!);
    this.time(day, visits.plannedStart[i]!);
    buffer[this.at++] = SEMICOLON;
    this.time(day, visits.plannedEnd[i]!);
    buffer[this.at++] = SEMICOLON;
    const kind = visits.kind[i]!;
    if (kind === KIND.done) {
      this.time(day, visits.start[i]!);
      buffer[this.at++] = SEMICOLON;
      this.time(day, visits.end[i]!);
    } else buffer[this.at++] = SEMICOLON;
    buffer[this.at++] = SEMICOLON;
    this.put(visits.manual[i] === 1 ? MANUAL : AUTO);
    buffer[this.at++] = SEMICOLON;
    this.time(day, kind === KIND.done ? visits.registered[i]! : visits.plannedStart[i]!);
    buffer[this.at++] = SEMICOLON;
    if (visits.changed[i]! >= 0) {
      this.time(day, visits.changed[i]!);
      buffer[this.at++] = SEMICOLON;
      this.put(reasonBytes[visits.reason[i]!]!);
    } else buffer[this.at++] = SEMICOLON;
    this.put(kind === KIND.done ? DONE : kind === KIND.declined ? DECLINED : MISSED);
    this.line++;
    this.rows++;
  }

  /** A line made by hand: broken rows and repeats. Returns the physical line it got. */
  raw(text: string): number {
    this.put(bytes(`${text}\n`));
    this.rows++;
    return ++this.line;
  }

  async drain(limit = FLUSH_AT): Promise<void> {
    if (this.at < limit) return;
    // The wait for the former chunk is the backpressure: there are never more than two.
    await this.writing;
    const chunk = this.buffer.subarray(0, this.at);
    [this.buffer, this.spare] = [this.spare, this.buffer];
    this.at = 0;
    this.writing = this.file.write(chunk);
    // A failed write is reported by the next wait; until then it must not count as unhandled.
    this.writing.catch(() => undefined);
  }

  /** Ends the current file and goes on in another one with the same buffers. */
  async next(file: ExampleFile): Promise<void> {
    await this.close();
    this.file = file;
    this.line = 1;
    this.dates.clear();
    this.put(bytes(`${visitColumns.join(";")}\n`));
  }

  async close(): Promise<void> {
    await this.drain(1);
    await this.writing;
    await this.file.close();
  }

  private time(day: number, minute: number): void {
    let date = day;
    let rest = minute;
    while (rest >= DAY) {
      rest -= DAY;
      date++;
    }
    let text = this.dates.get(date);
    if (text === undefined) {
      text = bytes(`${dateText(date)} `);
      this.dates.set(date, text);
    }
    this.put(text);
    const hour = (rest / 60) | 0;
    const left = rest - hour * 60;
    const { buffer } = this;
    let { at } = this;
    const hourTens = (hour / 10) | 0;
    const minuteTens = (left / 10) | 0;
    buffer[at++] = ZERO + hourTens;
    buffer[at++] = ZERO + hour - hourTens * 10;
    buffer[at++] = 58;
    buffer[at++] = ZERO + minuteTens;
    buffer[at++] = ZERO + left - minuteTens * 10;
    this.at = at;
  }

  private digits(value: number, width: number): void {
    const { buffer } = this;
    let left = value;
    for (let position = this.at + width - 1; position >= this.at; position--) {
      const rest = (left / 10) | 0;
      buffer[position] = ZERO + left - rest * 10;
      left = rest;
    }
    this.at += width;
  }

  private put(text: Uint8Array): void {
    const { buffer } = this;
    let { at } = this;
    for (let i = 0; i < text.length; i++) buffer[at++] = text[i]!;
    this.at = at;
  }
}
