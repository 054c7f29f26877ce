import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseYaml } from "../../../src/config/yaml.ts";
import { Refusal } from "../../../src/messages/refusal.ts";

const schema = z.strictObject({
  namn: z.string().min(1),
  tal: z.number().min(0).max(10).optional(),
  heltal: z.int().optional(),
  val: z.enum(["a", "b"]).optional(),
  dag: z.iso.date().optional(),
  kod: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  sant: z.boolean().optional(),
  lista: z.array(z.string()).min(1).optional(),
  del: z.strictObject({ inre: z.number() }).optional(),
  vikter: z.record(z.string(), z.number()).optional(),
});

function refusalOf(text: string): string {
  try {
    parseYaml("prov.yaml", text, schema);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error("not refused");
}

describe("a configuration that does not hold is refused with file, line and what is wrong", () => {
  test.each([
    [
      "a misspelt key",
      "namn: x\n\ntall: 3\n",
      "prov.yaml, rad 3: nyckeln tall känns inte igen; rätta stavningen eller ta bort raden",
    ],
    [
      "a misspelt key with a block of its own",
      "namn: x\ndell:\n  inre: 1\n",
      "prov.yaml, rad 2: nyckeln dell känns inte igen; rätta stavningen eller ta bort raden",
    ],
    [
      "a misspelt key inside another",
      "namn: x\ndel:\n  inre: 1\n  yttre: 2\n",
      "prov.yaml, rad 4: nyckeln del.yttre känns inte igen; rätta stavningen eller ta bort raden",
    ],
    ["a key that is missing", "tal: 3\n", "prov.yaml: nyckeln namn saknas; lägg till den"],
    [
      "a key that is missing inside another",
      "namn: x\ntal: 3\ndel: {}\n",
      "prov.yaml, rad 3: nyckeln del.inre saknas; lägg till den",
    ],
    ["nothing at all", "", "prov.yaml: nyckeln namn saknas; lägg till den"],
    [
      "a list instead of keys",
      "- namn: x\n",
      "prov.yaml: innehållet har fel slags värde; här väntas nycklar med värden",
    ],
    ["an empty text", 'namn: ""\n', "prov.yaml, rad 1: namn är tom; fyll i den eller ta bort raden"],
    ["a key without a value", "namn:\n", "prov.yaml, rad 1: namn har fel slags värde; här väntas text"],
    ["a text for a number", "namn: x\ntal: tre\n", "prov.yaml, rad 2: tal har fel slags värde; här väntas ett tal"],
    ["a decimal comma", "namn: x\ntal: 0,5\n", "prov.yaml, rad 2: tal har fel slags värde; här väntas ett tal"],
    [
      "a decimal for a whole number",
      "namn: x\nheltal: 1.5\n",
      "prov.yaml, rad 2: heltal har fel slags värde; här väntas ett heltal",
    ],
    ["a number for a text", "namn: 3\n", "prov.yaml, rad 1: namn har fel slags värde; här väntas text"],
    ["ja for true", "namn: x\nsant: ja\n", "prov.yaml, rad 2: sant har fel slags värde; här väntas true eller false"],
    [
      "a text for keys",
      "namn: x\ndel: 3\n",
      "prov.yaml, rad 2: del har fel slags värde; här väntas nycklar med värden",
    ],
    ["a text for a list", "namn: x\nlista: a\n", "prov.yaml, rad 2: lista har fel slags värde; här väntas en lista"],
    [
      "a wrong item of a list",
      "namn: x\nlista:\n  - a\n  - 3\n",
      "prov.yaml, rad 4: lista.1 har fel slags värde; här väntas text",
    ],
    ["an empty list", "namn: x\nlista: []\n", "prov.yaml, rad 2: lista är tom; fyll i den eller ta bort raden"],
    [
      "a value in a free record",
      "namn: x\nvikter:\n  fall: 1\n  brand: stor\n",
      "prov.yaml, rad 4: vikter.brand har fel slags värde; här väntas ett tal",
    ],
    ["too small", "namn: x\ntal: -1\n", "prov.yaml, rad 2: tal är för litet; minst 0"],
    ["too big", "namn: x\ntal: 11\n", "prov.yaml, rad 2: tal är för stort; högst 10"],
    ["none of the choices", "namn: x\nval: c\n", "prov.yaml, rad 2: val har ett värde som inte går; välj bland a, b"],
    [
      "a day that does not exist",
      "namn: x\ndag: 2026-02-30\n",
      "prov.yaml, rad 2: dag är inget datum; skriv ÅÅÅÅ-MM-DD",
    ],
    ["a form of its own", "namn: x\nkod: A1\n", "prov.yaml, rad 2: kod har fel form"],
    [
      "the same key twice",
      "namn: x\ntal: 1\nnamn: y\n",
      "prov.yaml, rad 3: går inte att läsa som YAML; samma nyckel står två gånger",
    ],
    [
      "a tab for indentation",
      "namn: x\ndel:\n\tinre: 1\n",
      "prov.yaml, rad 3: går inte att läsa som YAML; indrag ska vara mellanslag, inte tabb",
    ],
    [
      "a quote that never closes",
      'tal: 1\nnamn: "x\n',
      "prov.yaml, rad 2: går inte att läsa som YAML; kontrollera indrag, kolon och citattecken",
    ],
    ["an alias to nothing", "namn: *x\n", "prov.yaml, rad 1: hänvisningar med * läses inte; skriv ut värdet"],
    [
      "two documents",
      "namn: x\n---\nnamn: y\n",
      "prov.yaml, rad 2: går inte att läsa som YAML; kontrollera indrag, kolon och citattecken",
    ],
  ])("%s", (_, text, sentence) => {
    expect(refusalOf(text)).toBe(sentence);
  });

  test("an unquoted date is a text, and what fits is returned as it is", () => {
    expect(parseYaml("prov.yaml", "namn: x\ndag: 2026-09-30\ntal: 0.5\n", schema)).toEqual({
      namn: "x",
      dag: "2026-09-30",
      tal: 0.5,
    });
  });
});
