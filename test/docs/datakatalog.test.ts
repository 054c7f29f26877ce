import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allContracts, root } from "../../pipelines/common/repository.ts";
import { dataDictionary } from "../../src/contracts/language/dictionary.ts";
import { codeLists } from "../src/contracts/codeLists.ts";

const path = join(root, "docs", "datakatalog.md");
const dictionary = dataDictionary(await allContracts(), codeLists);

it("docs/datakatalog.md is what the contracts and code lists say", () => {
  if (process.env.UPPDATERA === "1" && !process.env.CI) writeFileSync(path, dictionary);
  expect(existsSync(path) ? readFileSync(path, "utf8") : "", "run UPPDATERA=1 npx vitest run test/docs").toBe(
    dictionary,
  );
});

it("every link of the data dictionary leads somewhere", () => {
  const targets = new Set([...dictionary.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
  const links = [...dictionary.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id!);
  expect(links.length).toBeGreaterThan(50);
  for (const link of links) expect(targets).toContain(link);
});
