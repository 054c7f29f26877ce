import { type Indicator, parseIndicator } from "../../src/metadata/indicator.ts";
import { sqlFiles } from "../common/repository.ts";

/** Every indicator of the folder, by id. Adding a file is all it takes. */
export const allIndicators = (): Indicator[] => sqlFiles("pipelines/4-measure").map(parseIndicator);

/** The sources that an indicator needs and that were not delivered. */
export const missingSources = (indicator: Indicator, delivered: ReadonlySet<string>): string[] =>
  indicator.metadata.kallor.filter((source) => !delivered.has(source));

/** The queries of all indicators, to see which tables they read. */
export const indicatorSql = (): string =>
  allIndicators()
    .map(({ matt }) => matt)
    .join("\n");
