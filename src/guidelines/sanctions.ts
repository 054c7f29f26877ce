import type { Avtalsform, Driftsform, Profile } from "./profile.ts";

/**
 * Which sanctions the profile allows: limits are data, the same code serves egen regi and privat (AC-3).
 *
 * @example allowedSanctions(profile, { driftsform: "egen_regi", avtalsform: "overenskommelse" }) // no avstangning, no havning
 */
export const allowedSanctions = (
  profile: Profile,
  party: { driftsform: Driftsform; avtalsform: Avtalsform | null },
): string[] =>
  profile.sanktionsgranser.typer
    .filter(
      ({ galler }) =>
        (!galler?.driftsform || galler.driftsform.includes(party.driftsform)) &&
        (!galler?.avtalsform || (party.avtalsform !== null && galler.avtalsform.includes(party.avtalsform))),
    )
    .map(({ typ }) => typ);
