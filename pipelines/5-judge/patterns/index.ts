import { contentId } from "../../../src/metadata/id.ts";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { growing } from "./growing.ts";
import type { PatternInput, PatternKind } from "./pattern.ts";
import { provider } from "./provider.ts";
import { repeated } from "./repeated.ts";
import { unison } from "./unison.ts";
import { unmet } from "./unmet.ts";

/** Every kind of pattern, in the order in which people read them. A new kind is a file and a line here. */
export const PATTERN_KINDS: readonly PatternKind[] = [growing, unmet, unison, provider, repeated];

/** Rows of `resultat.monster`, and of `resultat.monstertyper`: what was asked for, whether or not anything was found. */
export async function judgePatterns(input: PatternInput): Promise<{ monster: Row[]; monstertyper: Row[] }> {
  const monster: Row[] = [];
  const monstertyper: Row[] = [];
  for (const [ordning, kind] of PATTERN_KINDS.entries()) {
    const { patterns, provade } = await kind.find(input);
    monster.push(
      ...patterns.map(({ nyckel, ...pattern }) => ({
        monster_id: contentId("M", kind.typ, ...nyckel),
        typ: kind.typ,
        ...pattern,
        krav_ids: [...pattern.krav_ids],
        enheter: [...pattern.enheter],
        utforare: [...pattern.utforare],
        kvartal: input.care.kvartal,
        antal_enheter: pattern.enheter.length,
        antal_utforare: pattern.utforare.length,
      })),
    );
    monstertyper.push({
      typ: kind.typ,
      ordning: ordning + 1,
      namn: kind.namn,
      korn: kind.korn,
      fraga: kind.fraga,
      provning: kind.provning,
      andamal: [...kind.andamal],
      krav: [...kind.krav],
      provade,
      funna: patterns.length,
    });
  }
  return { monster, monstertyper };
}
