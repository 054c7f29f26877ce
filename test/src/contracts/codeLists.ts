import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../pipelines/common/repository.ts";
import { type CodeList, parseCodeList } from "../../../src/contracts/language/codeList.ts";

const folder = join(root, "data", "koder");

export const codeLists: readonly CodeList[] = readdirSync(folder)
  .filter((file) => file.endsWith(".csv"))
  .sort()
  .map((file) => parseCodeList(file.replace(/\.csv$/, ""), readFileSync(join(folder, file), "utf8")));
