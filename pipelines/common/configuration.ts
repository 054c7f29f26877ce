import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Configuration,
  parseConfiguration,
  parseThresholds,
  type Threshold,
} from "../../src/config/configuration.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { noConfiguration, noDataFolder } from "../../src/messages/refusals.ts";
import { LOW_REPORTING_ID } from "../5-judge/lowReporting.ts";
import { root, sqlFiles } from "./repository.ts";

export interface NamedThreshold extends Threshold {
  /** The file of `data/trosklar` it stands in, without `.yaml`: its chapter on the method page. */
  readonly omrade: string;
}

/** Every threshold that Uppsikt has, as proposed. */
export function proposedThresholds(): NamedThreshold[] {
  const folder = join(root, "data", "trosklar");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) =>
      parseThresholds(`data/trosklar/${name}`, readFileSync(join(folder, name), "utf8")).map((threshold) => ({
        ...threshold,
        omrade: name.replace(/\.yaml$/, ""),
      })),
    );
}

/** The configuration in force for a data folder. */
export function readConfiguration(dataFolder: string): Configuration {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, "uppsikt.yaml"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Refusal(folderExists(dataFolder) ? noConfiguration(dataFolder) : noDataFolder(dataFolder));
  }
  return parseConfiguration("uppsikt.yaml", text, {
    thresholds: proposedThresholds(),
    indicators: [...sqlFiles("pipelines/4-measure").map((file) => file.name), LOW_REPORTING_ID],
  });
}

function folderExists(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
