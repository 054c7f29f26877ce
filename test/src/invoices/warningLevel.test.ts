import { describe, expect, it } from "vitest";
import { warningLevel, warningLevels } from "../../../src/invoices/warningLevel.ts";

const limits = { several: 2, serious: 2 };
const level = (kinds: number, heavy: number, current = 6) => warningLevel({ kinds, heavy, current }, limits);

describe("several signs together", () => {
  it.each([
    [0, 0, "inga_tecken"],
    [1, 0, "enstaka_tecken"],
    [1, 1, "enstaka_tecken"], // alone, a heavy sign may be a slip of a register
    [2, 0, "flera_tecken"],
    [5, 0, "flera_tecken"],
    [2, 1, "allvarligt"],
  ] as const)("%d kinds, %d of them heavy: %s", (kinds, heavy, expected) => expect(level(kinds, heavy)).toBe(expected));

  it("does not make silence a merit", () => {
    expect(level(0, 0, 0)).toBe("underlag_saknas");
    expect(level(1, 0, 0)).toBe("enstaka_tecken");
    expect(warningLevels.indexOf("underlag_saknas")).toBeLessThan(warningLevels.indexOf("inga_tecken"));
  });

  it("follows the declared limits", () => {
    expect(warningLevel({ kinds: 2, heavy: 0, current: 1 }, { several: 3, serious: 2 })).toBe("enstaka_tecken");
    expect(warningLevel({ kinds: 1, heavy: 1, current: 1 }, { several: 2, serious: 1 })).toBe("allvarligt");
    expect(warningLevel({ kinds: 2, heavy: 1, current: 1 }, { several: 2, serious: 3 })).toBe("flera_tecken");
  });
});
