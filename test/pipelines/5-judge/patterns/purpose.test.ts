import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rowsOf } from "../../../../dashboards/components/data.ts";
import { PATTERN_KINDS } from "../../../../pipelines/5-judge/patterns/index.ts";
import { arrowFile } from "../../../../pipelines/7-publish/arrow.ts";
import { root, sqlFiles } from "../../../../pipelines/common/repository.ts";
import { warehouseWith } from "../../../helpers/warehouseWith.ts";

const tema = sqlFiles("pipelines/7-publish/intern").find(({ name }) => name === "tema")!;

describe("what a pattern may be used for (HU-15, HU-22, HU-29)", () => {
  test("purposes are follow-ups that exist, and none about an enhet or utförare serves a kvalitetsuppföljning", () => {
    const methods = readFileSync(join(root, "data", "koder", "metod.csv"), "utf8")
      .split("\n")
      .map((line) => line.split(";")[0]);
    expect(new Set(PATTERN_KINDS.map(({ typ }) => typ)).size).toBe(PATTERN_KINDS.length);
    for (const kind of PATTERN_KINDS) {
      expect(methods).toEqual(expect.arrayContaining([...kind.andamal]));
      if (kind.korn !== "verksamhetsomrade") expect(kind.andamal).not.toContain("kvalitetsuppfoljning");
    }
  });

  test("themes hold no enhet and no utförare, and nothing of a kind that is about one", async () => {
    const warehouse = await warehouseWith({ rows: {}, trosklar: { monster_minst_utforare: 3 } });
    const row = (monster_id: string, typ: string, antal_utforare: number) => ({
      monster_id,
      typ,
      verksamhetsomrade: "hemtjanst",
      enheter: ["ENHET-HEMLIG-1", "ENHET-HEMLIG-2"],
      utforare: ["UTFORARE-HEMLIG"],
      utfall: "tydlig_okning",
      forklaring: "Något ökar.",
      antal_utforare,
      q: 0.01,
    });
    await warehouse.append("resultat.monster", [
      row("M-1", "omrade", 3),
      row("M-2", "enhet", 3),
      row("M-3", "omrade", 1),
      row("M-4", "annat", 3),
    ]);
    await warehouse.append("resultat.monstertyper", [
      { typ: "omrade", ordning: 1, korn: "verksamhetsomrade", andamal: ["kvalitetsuppfoljning"] },
      // As if somebody had declared it wrongly: the grain alone keeps it out.
      { typ: "enhet", ordning: 2, korn: "enhet", andamal: ["kvalitetsuppfoljning"] },
      { typ: "annat", ordning: 3, korn: "verksamhetsomrade", andamal: ["riktad"] },
    ]);
    const { bytes } = await arrowFile(warehouse, tema.body);
    expect(rowsOf<{ tema_id: string }>(bytes).map(({ tema_id }) => tema_id)).toEqual(["M-1"]);
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/HEMLIG/);
    expect(Object.keys(rowsOf(bytes)[0]!)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(enheter|utforare|enhet_id|utforare_id)$/)]),
    );
  });
});
