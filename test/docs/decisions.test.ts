import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../pipelines/common/repository.ts";

const folder = join(root, "docs", "decisions");
const files = readdirSync(folder).sort();

it("decisions are numbered one by one, in the name and in the heading alike", () => {
  expect(files.map((file) => file.slice(0, 4))).toEqual(files.map((_, index) => String(index + 1).padStart(4, "0")));
  for (const file of files)
    expect(readFileSync(join(folder, file), "utf8").split("\n")[0], file).toMatch(
      new RegExp(`^# ${Number(file.slice(0, 4))}\\. `),
    );
});

it("every reference to a decision leads to it", () => {
  const page = readFileSync(join(root, "docs", "architecture.md"), "utf8");
  const references = [...page.matchAll(/\[(?:decision )?(\d+)\]\(decisions\/([^)]+)\)/g)];
  expect(references.length).toBeGreaterThan(3);
  for (const [, number, file] of references) {
    expect(files).toContain(file);
    expect(Number(file!.slice(0, 4))).toBe(Number(number));
  }
});
