/**
 * Lays the visits of an enhet on routes that one member of staff can go, with time to travel. Staff belong to one route
 * each and take turns on it: that nobody is ever at two places at once follows from the shape, not from a check.
 */
import type { Slot, Wish } from "./clients.ts";

export interface Stop {
  slot: Slot;
  wish: Wish;
  start: number;
  route: number;
  /** Minutes of every visit on the days of a planted R26; else 0. */
  copied: number;
}

export interface Roster {
  /** In route order, and within a route by time. */
  stops: Stop[];
  routes: number;
}

/** Two take turns, so that a client with many visits still meets fewer than twenty in a fortnight. */
export const STAFF_PER_ROUTE = 2;
const TRAVEL = 10;
/** Between two visits to one client: more than a late and a long one can eat up. */
const REST = 20;
const LATEST_SHIFT = 40;

interface Route {
  /** When the last stop so far ends, per weekday. */
  ends: number[];
  shift: number;
}

export function layRoutes(slots: readonly Slot[]): Roster {
  const wanted = slots.flatMap((slot) =>
    slot.wishes.flatMap((wish) =>
      wish.double
        ? [
            { slot, wish },
            { slot, wish },
          ]
        : [{ slot, wish }],
    ),
  );
  wanted.sort((a, b) => a.wish.start - b.wish.start);
  const routes: Route[] = [];
  const stops: Stop[] = [];
  for (const { slot, wish } of wanted) {
    const shift = shiftOf(wish.start);
    // The second of two must come when the first one does.
    const first = wish.double ? stops.find((stop) => stop.wish === wish) : undefined;
    const start = first?.start ?? Math.max(wish.start, freeAt(stops, slot, wish));
    const slack = wish.double ? 0 : shift === 3 ? 10 : LATEST_SHIFT;
    let route = routes.findIndex(
      (candidate, index) =>
        candidate.shift === shift && index !== first?.route && earliest(candidate, wish) <= start + slack,
    );
    if (route < 0) route = routes.push({ ends: [0, 0, 0, 0, 0, 0, 0], shift }) - 1;
    const chosen = routes[route] as Route;
    const begins = Math.max(start, Math.ceil(earliest(chosen, wish) / 5) * 5);
    forWeekdays(wish, (day) => {
      chosen.ends[day] = begins + wish.duration;
    });
    stops.push({ slot, wish, start: begins, route, copied: 0 });
  }
  stops.sort((a, b) => a.route - b.route || a.start - b.start);
  return { stops, routes: routes.length };
}

/** When the client has been left alone for a while after the visits that are laid already. */
function freeAt(stops: readonly Stop[], slot: Slot, wish: Wish): number {
  let free = 0;
  for (const stop of stops) {
    if (stop.slot === slot && (stop.wish.weekdays & wish.weekdays) !== 0)
      free = Math.max(free, stop.start + stop.wish.duration + REST);
  }
  return free;
}

function earliest(route: Route, wish: Wish): number {
  let end = 0;
  forWeekdays(wish, (day) => {
    end = Math.max(end, route.ends[day] ?? 0);
  });
  return end === 0 ? 0 : end + TRAVEL;
}

/** Small hours, day, evening and late night are different shifts, so that no one works round the clock. */
function shiftOf(start: number): number {
  return start < 360 ? 0 : start < 930 ? 1 : start < 1330 ? 2 : 3;
}

function forWeekdays(wish: Wish, visit: (day: number) => void): void {
  for (let day = 0; day < 7; day++) if ((wish.weekdays >> day) & 1) visit(day);
}
