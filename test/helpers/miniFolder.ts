import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The least that a run demands, and a few rows to count: what a test of commands and crashes needs, in a second or two. */
export function writeMiniFolder(folder: string, change: Readonly<Record<string, string | null>> = {}): string {
  const files: Record<string, string | null> = { ...mini, ...change };
  for (const [file, text] of Object.entries(files)) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const configuration = (kommun: string): string => `kommun: ${kommun}
exempel: true
per_datum: 2026-09-30
trosklar:
  risk_simuleringar: 100
`;

export const withKommun = (kommun: string): Record<string, string> => ({ "uppsikt.yaml": configuration(kommun) });

const mini: Record<string, string> = {
  "uppsikt.yaml": configuration("Provköpings kommun"),
  nyckel: `${"0".repeat(63)}1\n`,
  "utforare/utforare.csv": "utforare_id;namn;driftsform\nU1;Prov Omsorg AB;privat\n",
  "enheter/enheter.csv":
    "enhet_id;utforare_id;namn;verksamhetsomrade;lagrum\nE1;U1;Provgården;sarskilt-boende;SoL\nE2;U1;Provets hemtjänst;hemtjanst;SoL\n",
  "avvikelser/avvikelser.csv":
    "avvikelse_id;enhet_id;handelsedatum;registrerad_datum;kategori;allvarlighetsgrad\n" +
    "A1;E1;2026-01-10;2026-01-11;fall;1\nA2;E1;2026-05-10;2026-05-12;fall;2\n",
};
