import { type Indicator, parseIndicator } from "../../src/metadata/indicator.ts";
import { sqlFiles } from "../common/repository.ts";

/** Every indicator of the folder, by id. Adding a file is all it takes. */
export const allIndicators = (): Indicator[] => sqlFiles("pipelines/4-measure").map(parseIndicator);

/** What was delivered and set: source names, and the keys of `uppsikt.yaml` that an indicator may ask for. */
export interface AtHand {
  readonly kallor: ReadonlySet<string>;
  readonly installningar: ReadonlySet<string>;
}

/** What an indicator needs and that is not there: sources by name, settings as the reader would look them up. */
export const missingFor = ({ metadata }: Indicator, { kallor, installningar }: AtHand): string[] => [
  ...metadata.kallor.filter((source) => !kallor.has(source)),
  ...metadata.installningar.filter((key) => !installningar.has(key)).map((key) => `${key} i uppsikt.yaml`),
];

/** The queries of all indicators, to see which tables they read. */
export const indicatorSql = (): string =>
  allIndicators()
    .map(({ matt, marken }) => `${matt}\n${marken ?? ""}`)
    .join("\n");
