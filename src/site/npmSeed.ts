import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * The Framework asks the npm registry for the version of each of its implicit libraries, even when no page uses
 * them, unless a folder `_npm/<name>@<version>` already answers. Any exact version answers: the import it leads to
 * is never followed, because no page uses an implicit library. So the folders are empty and the version says so.
 */
const IMPLICIT_LIBRARIES = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client",
] as const;

const NEVER_FETCHED = "0.0.0";

export async function seedNpmCache(rootDir: string): Promise<void> {
  for (const name of IMPLICIT_LIBRARIES) {
    await mkdir(join(rootDir, ".observablehq", "cache", "_npm", `${name}@${NEVER_FETCHED}`), { recursive: true });
  }
}
