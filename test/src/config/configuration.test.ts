import { describe, expect, test } from "vitest";
import { parseConfiguration, parseThresholds } from "../../../src/config/configuration.ts";
import { configurationTemplate } from "../../../src/config/template.ts";

const thresholds = parseThresholds(
  "data/trosklar/prov.yaml",
  `- namn: avvisade_andel
  varde: 0.1
  enhet: andel
  beskrivning: största andel avvisade rader
  motivering: ett exempel
`,
);
const known = { thresholds, indicators: ["avvikelser-fall"] };
const read = (text: string) => parseConfiguration("uppsikt.yaml", text, known);

describe("uppsikt.yaml", () => {
  test("only kommun is required; everything else has a default", () => {
    expect(read("kommun: Provstads kommun\n")).toEqual({
      kommun: "Provstads kommun",
      kommunkod: null,
      liknandeKommuner: [],
      riktlinje: "norrkoping",
      perDatum: null,
      exempel: false,
      trosklar: { avvisade_andel: 0.1 },
      vikter: {},
      mappningar: [],
      utbyten: [],
    });
  });

  test("a kommun's own values win over those proposed", () => {
    const text =
      "kommun: K\nkommunkod: '0184'\nliknande_kommuner: ['0182', '0180']\nriktlinje: hudiksvall\nper_datum: 2026-09-30\nexempel: true\ntrosklar: {avvisade_andel: 0.2}\nvikter: {avvikelser-fall: 0.5}\nmappningar: [kolada-nyckeltal]\nutbyten: [{namn: granne, nyckel: nyckel-granne}]\n";
    expect(read(text)).toEqual({
      kommun: "K",
      kommunkod: "0184",
      liknandeKommuner: ["0182", "0180"],
      riktlinje: "hudiksvall",
      perDatum: "2026-09-30",
      exempel: true,
      trosklar: { avvisade_andel: 0.2 },
      vikter: { "avvikelser-fall": 0.5 },
      mappningar: ["kolada-nyckeltal"],
      utbyten: [{ namn: "granne", nyckel: "nyckel-granne" }],
    });
  });

  test.each([
    [
      "kommun: K\ntrosklar:\n  avvisad: 1\n",
      "uppsikt.yaml, rad 3: trosklar.avvisad stämmer inte; det finns ingen tröskel med det namnet; rätta stavningen eller ta bort raden",
    ],
    [
      "kommun: K\nvikter:\n  avvikelser: 1\n",
      "uppsikt.yaml, rad 3: vikter.avvikelser stämmer inte; det finns ingen indikator med det namnet; rätta stavningen eller ta bort raden",
    ],
    [
      "kommun: K\nvikter:\n  avvikelser-fall: -1\n",
      "uppsikt.yaml, rad 3: vikter.avvikelser-fall är för litet; minst 0",
    ],
    ["kommun: K\nper_datum: igår\n", "uppsikt.yaml, rad 2: per_datum är inget datum; skriv ÅÅÅÅ-MM-DD"],
    // Without quotes YAML reads a number, and the zero is gone.
    ["kommun: K\nkommunkod: 0184\n", "uppsikt.yaml, rad 2: kommunkod har fel slags värde; här väntas text"],
    [
      "kommun: K\nliknande_kommuner: ['184']\n",
      "uppsikt.yaml, rad 2: liknande_kommuner.0 har fel form; skriv fyra siffror inom citattecken",
    ],
    ["kommun: K\nmappningar: vgr\n", "uppsikt.yaml, rad 2: mappningar har fel slags värde; här väntas en lista"],
  ])("%j is refused", (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  test("the template of uppsikt init is a configuration, as it stands and with every comment lifted", () => {
    const template = configurationTemplate(thresholds);
    expect(read(template)).toEqual(read("kommun: Exempelstads kommun\n"));
    const lifted = template.replace(/^# (?= {2}\S|[a-z_]+:)/gm, "").replace("# mappningar", "mappningar");
    expect(read(lifted)).toMatchObject({ perDatum: "2026-09-30", vikter: { "avvikelser-fall": 0.5 } });
  });
});
