/** A visiting enhet made ready: its slots, its clients, the routes of its staff and the faults planted in its decisions. */
import type { Client, ClientIds, Slot } from "./clients.ts";
import { inhabit } from "./clients.ts";
import type { UnitFaults, Window } from "./faultPlan.ts";
import { INSATS } from "./insatser.ts";
import { MinuteAccount } from "./invoiceLines.ts";
import type { Unit } from "./organisation.ts";
import { plantAbsences, plantDepartures, plantJumps } from "./plantClients.ts";
import { plantDecisionFaults } from "./plantDecisions.ts";
import { Random } from "./random.ts";
import { layRoutes, type Stop } from "./routes.ts";
import { type DayMaker, dayMaker } from "./visitDay.ts";
import { wishesOf } from "./wishes.ts";

export interface VisitingUnit {
  unit: Unit;
  slots: Slot[];
  clients: Client[];
  maker: DayMaker;
  account: MinuteAccount;
  faults: UnitFaults;
  /** Of 1024 visits, how many are registered by hand in an ordinary month. */
  manualShare: number;
  stopsOf: ReadonlyMap<Slot, readonly Stop[]>;
  /** Who on the staff is related to whom of the clients. */
  kin: Map<number, Client>;
  /** Those of them who may visit their relative. */
  permitted: Set<number>;
  /** Clients whose visits suddenly fill the decision (R29), and when. */
  jumps: ReadonlyMap<Client, Window>;
  /** Some client or relative carries a fault that shows in single visits. */
  watched: boolean;
  /** Performed hours × 60 per month of history. */
  performed: number[];
}

export function prepareUnit(seed: number, unit: Unit, faults: UnitFaults, ids: ClientIds): VisitingUnit {
  const place = { next: 0 };
  let nights = 0;
  const slots: Slot[] = Array.from({ length: unit.places }, (_, n) => {
    const random = new Random(seed, "plats", unit.id, n);
    const wishes = wishesOf(unit.area.kod, random, nights);
    if (wishes.some((wish) => wish.insats === INSATS.natt)) nights++;
    const slot: Slot = { unit, wishes, clients: [] };
    inhabit(slot, random, ids, place);
    return slot;
  });
  const { r09, r10, r11, r12, r21, r29 } = faults.clients;
  const dice = (rule: string) => new Random(seed, rule, unit.id);
  plantDecisionFaults(slots, "R12", r12, dice("R12"), ids);
  plantDecisionFaults(slots, "R21", r21, dice("R21"), ids);
  const jumps = plantJumps(slots, r29, dice("R29"));
  plantAbsences(slots, "R09", r09, dice("R09"));
  plantAbsences(slots, "R11", r11, dice("R11"));
  plantDepartures(slots, r10, dice("R10"));
  const clients = slots.flatMap((slot) => slot.clients).sort((a, b) => a.index - b.index);
  // Of 1024 visits, how many are registered by hand: two to five per cent at every enhet.
  const manual = new Random(seed, "manuell", unit.id).int(20, 50);
  const roster = layRoutes(slots);
  return {
    unit,
    slots,
    clients,
    maker: dayMaker(unit, slots, roster, manual),
    faults,
    manualShare: manual,
    stopsOf: stopsBySlot(roster.stops),
    kin: new Map(),
    permitted: new Set(),
    jumps,
    watched: r09 + r10 + r11 + faults.clients.r20 > 0,
    account: new MinuteAccount(place.next),
    performed: new Array<number>(36).fill(0),
  };
}

function stopsBySlot(stops: readonly Stop[]): Map<Slot, Stop[]> {
  const bySlot = new Map<Slot, Stop[]>();
  for (const stop of stops) {
    const mine = bySlot.get(stop.slot);
    if (mine === undefined) bySlot.set(stop.slot, [stop]);
    else mine.push(stop);
  }
  return bySlot;
}
