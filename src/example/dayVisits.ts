/** The visits of one enhet and one day, as columns: a day is made, tampered with where a fault is planted, then written. */
import type { Client, Decision } from "./clients.ts";
import type { Stop } from "./routes.ts";

export const KIND = { done: 0, declined: 1, missed: 2 } as const;

export class DayVisits {
  count = 0;
  readonly stops: Stop[] = [];
  readonly clients: Client[] = [];
  readonly decisions: Decision[] = [];
  readonly staff: Int32Array;
  /** Local minutes from the midnight of the day; past 1440 on the next day. */
  readonly plannedStart: Int32Array;
  readonly plannedEnd: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Elapsed minutes: differs from end − start in the nights of the clock changes. */
  readonly elapsed: Int32Array;
  readonly kind: Uint8Array;
  /** 1 = manual registration. */
  readonly manual: Uint8Array;
  readonly registered: Int32Array;
  /** −1 = not changed. */
  readonly changed: Int32Array;
  readonly reason: Uint8Array;
  /** 1 = billed but never registered: no line is written. */
  readonly ghost: Uint8Array;

  constructor(capacity: number) {
    const ints = () => new Int32Array(capacity);
    const bytes = () => new Uint8Array(capacity);
    this.staff = ints();
    this.plannedStart = ints();
    this.plannedEnd = ints();
    this.start = ints();
    this.end = ints();
    this.elapsed = ints();
    this.registered = ints();
    this.changed = ints();
    this.kind = bytes();
    this.manual = bytes();
    this.reason = bytes();
    this.ghost = bytes();
  }
}
