import type { Profile } from "../../src/guidelines/profile.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** What the guideline in force is, and what its roles are called: pages name them, rows carry the codes. */
export async function describeProfile(warehouse: Warehouse, profile: Profile): Promise<void> {
  const { namn, diarienummer, antagen, antagen_av } = profile.riktlinje;
  await warehouse.run(`
    create or replace table resultat.riktlinje (id varchar, kommun varchar, namn varchar, diarienummer varchar, antagen date,
      antagen_av varchar, verksamhetsomraden varchar[], krav varchar[]);
    create or replace table resultat.planroller (roll varchar, namn varchar)`);
  await warehouse.append("resultat.riktlinje", [
    {
      id: profile.id,
      kommun: profile.kommun,
      namn,
      diarienummer: diarienummer ?? null,
      antagen: antagen ?? null,
      antagen_av: antagen_av ?? null,
      verksamhetsomraden: profile.omfattning.verksamhetsomraden,
      krav: profile.omfattning.krav,
    },
  ]);
  await warehouse.append(
    "resultat.planroller",
    Object.entries(profile.roller).map(([roll, role]) => ({ roll, namn: role.namn })),
  );
}
