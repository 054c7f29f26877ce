/**
 * How long it takes from one client to another, for the few enheter where that is known: a few minutes between those on one
 * route, three quarters of an hour between some of those who are on different ones. Two who share a home have no way at all.
 */
import type { Client, Slot } from "./clients.ts";
import { hashOf } from "./random.ts";
import type { Stop } from "./routes.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const HOUR = 60;

/** From client to client, both ways, in minutes. */
export class Travels {
  readonly minutes = new Map<string, readonly [from: string, to: string, minutes: number]>();
  private readonly stopsOf = new Map<Slot, readonly Stop[]>();

  add(a: Client, b: Client, minutes: number): void {
    this.minutes.set(`${a.id}|${b.id}`, [a.id, b.id, minutes]);
    this.minutes.set(`${b.id}|${a.id}`, [b.id, a.id, minutes]);
  }

  /** Never more than what there always is between two visits, with the five minutes that clocks may differ. */
  addRoutes(visiting: VisitingUnit): void {
    for (const [slot, stops] of visiting.stopsOf) this.stopsOf.set(slot, stops);
    const { stops } = visiting.maker.roster;
    for (let s = 0; s < stops.length; s++) {
      const stop = stops[s]!;
      for (let day = 0; day < 7; day++) {
        if (((stop.wish.weekdays >> day) & 1) === 0) continue;
        for (let next = s + 1; next < stops.length && stops[next]!.route === stop.route; next++) {
          if (((stops[next]!.wish.weekdays >> day) & 1) === 0) continue;
          this.addNear(stop.slot, stops[next]!.slot);
          break;
        }
      }
    }
  }

  private addNear(a: Slot, b: Slot): void {
    if (a === b) return;
    for (const one of a.clients) {
      for (const other of b.clients) {
        if (one.from > other.to || other.from > one.to || this.minutes.has(`${one.id}|${other.id}`)) continue;
        this.add(one, other, 2 + ((hashOf(one.id) + hashOf(other.id)) % 6));
      }
    }
  }

  /** Whether nobody ever goes from the one to the other, not even when those between them are away. */
  areFar(a: Slot, b: Slot): boolean {
    if (a === b) return false;
    for (const one of this.stopsOf.get(a) ?? []) {
      for (const other of this.stopsOf.get(b) ?? []) {
        if (one.route !== other.route || (one.wish.weekdays & other.wish.weekdays) === 0) continue;
        const [first, next] = one.start < other.start ? [one, other] : [other, one];
        if (next.start - first.start - first.wish.duration < HOUR) return false;
      }
    }
    return true;
  }

  farApart(a: Client, b: Client): number {
    const known = this.minutes.get(`${a.id}|${b.id}`);
    if (known !== undefined) return known[2];
    const minutes = 35 + ((hashOf(a.id) + hashOf(b.id)) % 15);
    this.add(a, b, minutes);
    return minutes;
  }
}
