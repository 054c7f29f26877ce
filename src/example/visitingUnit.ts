/** A visiting enhet made ready: its slots, its clients, the routes of its staff and the faults planted in its decisions. */
import type { Client, ClientIds, Slot } from "./clients.ts";
import { inhabit } from "./clients.ts";
import type { UnitFaults } from "./faultPlan.ts";
import { INSATS } from "./insatser.ts";
import { MinuteAccount } from "./invoiceLines.ts";
import type { Unit } from "./organisation.ts";
import { plantDecisionFaults } from "./plantDecisions.ts";
import { Random } from "./random.ts";
import { layRoutes } from "./routes.ts";
import { type DayMaker, dayMaker } from "./visitDay.ts";
import { wishesOf } from "./wishes.ts";

export interface VisitingUnit {
  unit: Unit;
  slots: Slot[];
  clients: Client[];
  maker: DayMaker;
  account: MinuteAccount;
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
  plantDecisionFaults(slots, "R12", faults.r12, new Random(seed, "R12", unit.id), ids);
  plantDecisionFaults(slots, "R21", faults.r21, new Random(seed, "R21", unit.id), ids);
  const clients = slots.flatMap((slot) => slot.clients).sort((a, b) => a.index - b.index);
  // Of 1024 visits, how many are registered by hand: two to five per cent at every enhet.
  const manual = new Random(seed, "manuell", unit.id).int(20, 50);
  return {
    unit,
    slots,
    clients,
    maker: dayMaker(unit, slots, layRoutes(slots), manual),
    account: new MinuteAccount(place.next),
    performed: new Array<number>(36).fill(0),
  };
}
