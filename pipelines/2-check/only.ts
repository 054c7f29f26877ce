import { join } from "node:path";
import { wouldBeRefused } from "../../src/messages/refusals.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { discover } from "../1-read/discover.ts";
import { identifiersUnder } from "../1-read/identifiers.ts";
import { readMappings } from "../1-read/mapping.ts";
import { readConfiguration } from "../common/configuration.ts";
import { allContracts } from "../common/repository.ts";
import { createResultTables } from "../common/results.ts";
import { today } from "../common/today.ts";
import { type UnreadByHand, unreadByHand } from "./byHand.ts";
import { type LaterFile, laterThan } from "./laterThan.ts";
import { readAndCheck } from "./run.ts";
import type { RefusedFile } from "./tolerance.ts";
import { type WaitingByHand, waitingByHand } from "./waiting.ts";

export interface CheckedFile {
  fil: string;
  rader: number;
  godkanda: number;
  avvisade: number;
  dubbletter: number;
  ej_rader: number;
  kodning: string;
  avgransare: string;
}

export interface FoundFault {
  fil: string;
  rad: number;
  kolumn: string | null;
  regel: string;
  meddelande: string;
}

export interface Checked {
  files: CheckedFile[];
  faults: FoundFault[];
  /** What people filled in and that was not read. */
  unread: readonly UnreadByHand[];
  /** What people began to fill in, and nobody has assessed. */
  waiting: readonly WaitingByHand[];
  unknownFolders: readonly string[];
  /** Files with rows that a run does not count, since they are dated after the as-of day. */
  later: readonly LaterFile[];
  perDatum: string;
  /** Files that a run would refuse, in its own words. */
  refusals: string[];
}

/** Steps 1 and 2 alone, into a warehouse that is thrown away. Keys are of no use here, so the folder's own is not asked for. */
export async function checkOnly(options: {
  dataFolder: string;
  asOf?: string;
  temporary: string;
  now: Date;
  onFile?: (file: string, rows: number) => void;
}): Promise<Checked> {
  const configuration = readConfiguration(options.dataFolder);
  const contracts = await allContracts();
  const perDatum = options.asOf ?? configuration.perDatum ?? today(options.now);
  const rejectedShare = configuration.trosklar.avvisade_andel!;
  const refused = new Map<string, RefusedFile>();
  const delivery = discover(options.dataFolder, contracts);
  const warehouse = await Warehouse.open(join(options.temporary, "check.duckdb"), {
    memoryLimit: "3GB",
    temporaryDirectory: join(options.temporary, "tillfalligt"),
  });
  try {
    await createResultTables(warehouse);
    await readAndCheck(warehouse, {
      contracts,
      delivery,
      mappings: readMappings(options.dataFolder, configuration.mappningar),
      identifiers: identifiersUnder(Buffer.alloc(32)),
      perDatum,
      // A check shows every row that is wrong, also of a file that a run would refuse for them.
      rejectedShare,
      onRefused: (one) => refused.set(one.file, one),
      temporary: options.temporary,
      now: options.now,
      onFile: options.onFile,
    });
    const files = await warehouse.rows<CheckedFile>(
      "select fil, rader, godkanda, avvisade, dubbletter, ej_rader, kodning, avgransare from resultat.laddningar order by fil_nr",
    );
    const faults = await warehouse.rows<FoundFault>(
      "select fil, rad, kolumn, regel, meddelande from resultat.avvisade_rader order by fil, rad, kolumn, regel",
    );
    return {
      files,
      faults,
      unread: await unreadByHand(warehouse, contracts),
      waiting: await waitingByHand(warehouse, contracts),
      unknownFolders: delivery.unknownFolders,
      later: await laterThan(warehouse, contracts, perDatum),
      perDatum,
      refusals: [...refused.values()].map(({ file, rejected, rows }) =>
        wouldBeRefused(file, rejected, rows, rejectedShare),
      ),
    };
  } finally {
    warehouse.close();
  }
}
