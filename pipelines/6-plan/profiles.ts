import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Profile, parseProfile } from "../../src/guidelines/profile.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { root } from "../common/repository.ts";

const folder = join("data", "riktlinjer");

/** The guideline profiles that exist. Adding a file is all it takes. */
export const profileIds = (): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();

/** @throws Refusal if there is no such profile, or it is not one */
export function loadProfile(id: string): Profile {
  const known = profileIds();
  if (!known.includes(id))
    throw new Refusal(`riktlinje: ${id} finns inte; välj bland ${known.join(", ")} eller lägg en profil i ${folder}`);
  const file = join(folder, `${id}.yaml`);
  return parseProfile(file, readFileSync(join(root, file), "utf8"));
}
