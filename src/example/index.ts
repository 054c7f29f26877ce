/**
 * Generates Exempelbo kommun: a complete data folder with planted truths and an answer key. The same size and seed give
 * the same bytes. Nothing here reads a clock or a file; the writer alone decides where the bytes go.
 */

import { writeAvtalsenkater } from "./avtalsenkater.ts";
import { writeAvvikelser } from "./avvikelser.ts";
import { writeBedomningar } from "./bedomningar.ts";
import { type PreparedCare, prepareCare, streamCare } from "./care.ts";
import { writeBeslut, writeFranvaro, writeRestider } from "./decisionSources.ts";
import { writeEjVerkstallda } from "./ejVerkstallda.ts";
import { writeEkonomikontroller } from "./ekonomikontroller.ts";
import { clientele } from "./eventSources.ts";
import { writeFakturakontroller } from "./fakturakontroller.ts";
import { writeFolder } from "./folder.ts";
import { writeFyndsvar } from "./fyndsvar.ts";
import { writeHandlaggarerfarenheter } from "./handlaggarerfarenheter.ts";
import { identifyStaff } from "./identified.ts";
import { writeKlagomal } from "./klagomal.ts";
import { writeKrav } from "./krav.ts";
import { writeLedger } from "./ledger.ts";
import { writeLex } from "./lex.ts";
import { writeNeighbour } from "./neighbour.ts";
import { writeNyckeltal } from "./nyckeltal.ts";
import { type Occupancy, occupancyOf } from "./occupancy.ts";
import { type Organisation, organise } from "./organisation.ts";
import { writePersonal } from "./personal.ts";
import { writeResurser } from "./planning.ts";
import { writePrices } from "./prices.ts";
import { makeQuality } from "./quality.ts";
import { writeRegister } from "./register.ts";
import { relate } from "./relatives.ts";
import { type ExampleOptions, type ExampleSummary, Run } from "./run.ts";
import { writeSanktioner } from "./sanktioner.ts";
import { sizes } from "./sizes.ts";
import { employ } from "./staffing.ts";
import { writeUndersokningar } from "./undersokningar.ts";
import { writeUppfoljningar } from "./uppfoljningar.ts";
import { writeVolymer } from "./volymer.ts";

export type { ExampleOptions, ExampleProgress, ExampleSummary } from "./run.ts";
export type { ExampleSize } from "./sizes.ts";
export type { ExampleFile, ExampleWriter } from "./writer.ts";

export async function generateExample(options: ExampleOptions): Promise<ExampleSummary> {
  const run = new Run(options);
  const organisation = organise(options.seed, sizes[options.size]);
  await writeRegister(run, organisation);
  await writeKrav(run);
  await writeResurser(run);
  await writeNyckeltal(run);

  const prepared = prepareCare(run, organisation);
  const occupancy = occupancyOf(run, organisation, prepared.visiting);
  const quality = makeQuality(run, organisation, occupancy);
  employ(options.seed, prepared.visiting, quality);
  relate(run, prepared.visiting);
  identifyStaff(prepared.visiting);
  await writeBeslut(run, prepared.visiting);
  await writeFranvaro(run, prepared.visiting);
  await writeAvvikelser(run, organisation, occupancy, quality, clientele(prepared.visiting));
  await writeKlagomal(run, organisation, occupancy, quality);
  await writeLex(run, organisation, occupancy, quality);
  await writeUndersokningar(run, organisation, quality, occupancy);
  const brister = await writeUppfoljningar(run, organisation, quality);
  await writeSanktioner(run, brister);
  await writeAvtalsenkater(run, organisation, quality, occupancy);
  await writeHandlaggarerfarenheter(run, organisation, quality, occupancy);
  await writeBedomningar(run, organisation, quality);
  await writeEkonomikontroller(run, organisation);
  await writeFakturakontroller(run, organisation);
  await writeEjVerkstallda(run, organisation, occupancy);
  await writePersonal(run, organisation, quality, prepared.visiting);

  if (options.only !== "care") await writeMoney(run, organisation, prepared, occupancy);
  await writeVolymer(run, occupancy, quality, prepared.visiting);
  await writeFolder(run);
  return run.summary;
}

/** Visits and what is paid for them: nearly all of the bytes, and nothing that the quality of care depends on. */
async function writeMoney(
  run: Run,
  organisation: Organisation,
  prepared: PreparedCare,
  occupancy: Occupancy,
): Promise<void> {
  await writePrices(run);
  const care = await streamCare(run, prepared, occupancy);
  await writeRestider(run, care.travels);
  await writeLedger(run, organisation, care.book);
  await writeFyndsvar(run);
  await writeNeighbour(run, care.identified);
}
