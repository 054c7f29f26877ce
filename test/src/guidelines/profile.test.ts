import { describe, expect, it } from "vitest";
import { parseProfile } from "../../../src/guidelines/profile.ts";
import { allowedSanctions } from "../../../src/guidelines/sanctions.ts";
import { norrkoping, norrkopingPath, norrkopingYaml } from "./norrkoping.ts";

const refused = (from: string, to: string): string => {
  expect(norrkopingYaml).toContain(from);
  try {
    parseProfile(norrkopingPath, norrkopingYaml.replace(from, to));
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the profile was accepted");
};
const lineOf = (text: string): number => norrkopingYaml.slice(0, norrkopingYaml.indexOf(text)).split("\n").length;

describe("Norrköping's profile", () => {
  it("has the ten fokusområden of NO-26 and the fields of NO-32", () => {
    expect(norrkoping.kvalitetsomraden).toHaveLength(10);
    expect(norrkoping.handlingsplan.falt.map((f) => f.namn)).toEqual([
      "åtgärder",
      "ansvarig",
      "tidplan för åtgärd",
      "tidplan för uppföljning",
    ]);
  });

  it("attributes only one figure to the text: six months after nystart (NO-16); a handlingsplan brings its own day", () => {
    const timed = norrkoping.regler.filter((rule) => rule.tid).map((rule) => [rule.id, rule.tid?.senast]);
    expect(timed).toEqual([
      ["NO-16-nystart", { manader: 6 }],
      ["NO-32-handlingsplan", { dagar: 0 }],
    ]);
  });

  it("gives private LOV and egen regi the same cycle (NO-2: lika villkor)", () => {
    const cycles = norrkoping.regler.filter((rule) => rule.ankare === "senaste_uppfoljning");
    expect(cycles.map((rule) => rule.kommunens_val.tid?.senast.manader)).toEqual([36, 36]);
  });
});

describe("a profile that is wrong is refused with file and line", () => {
  it("unknown key", () => {
    const message = refused("    modalitet: ska\n", "    modallitet: ska\n    modalitet: ska\n");
    expect(message).toContain(
      `${norrkopingPath}, rad ${lineOf("    modalitet: ska\n")}: nyckeln regler.0.modallitet känns inte igen`,
    );
  });

  it.each([
    ["modality that is none", "    modalitet: ska\n", "    modalitet: måste\n", "välj bland ska, bor, kan"],
    ["krav id that is none", "krav: [NO-1, NO-2, NO-23]", "krav: [NO1]", "ett krav-id ser ut som NO-16"],
    [
      "own rule that borrows the guideline's authority",
      "ursprung: kommunen\n    galler",
      "ursprung: kommunen\n    krav: [NO-5]\n    galler",
      "kommunens egen regel får inte bära",
    ],
    ["rule without timing", "tid: { senast: { manader: 6 } }\n    modalitet", "modalitet", "ange tid antingen"],
    [
      "placeholder that nobody fills",
      "{handelsedatum}, alltså senast",
      "{handelsedag}, alltså senast",
      "{handelsedag} går inte att fylla i",
    ],
    ["role that is not listed", "      roll: ekonom\n", "      roll: ekonomm\n", "rollen ekonomm finns inte"],
    [
      "method that cannot test what it is chosen for",
      "provar: [ekonomi-och-resurser]",
      "provar: [medarbetare]",
      "metoden måste kunna pröva",
    ],
    ["rule twice", "id: NO-16-darefter", "id: NO-16-nystart", "står två gånger"],
  ])("%s", (_, from, to, expected) => {
    expect(refused(from, to)).toContain(expected);
  });
});

describe("sanction limits (OR-38, OR-41, AC-3)", () => {
  it.each([
    ["egen_regi", "overenskommelse", false, false],
    ["egen_regi", "LOV", false, false],
    ["privat", "LOU", false, true],
    ["privat", "LOV", true, true],
  ] as const)("%s under %s: avstängning %s, hävning %s", (driftsform, avtalsform, avstangning, havning) => {
    const allowed = allowedSanctions(norrkoping, { driftsform, avtalsform });
    expect([allowed.includes("avstangning"), allowed.includes("havning")]).toEqual([avstangning, havning]);
    expect(allowed).toContain("atgardsplan");
  });
});
