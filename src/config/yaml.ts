import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { Refusal } from "../messages/refusal.ts";
import { badConfiguration } from "../messages/refusals.ts";

/** YAML that must fit a schema; anything else is refused with one sentence that says file, line and what is wrong. */
export function parseYaml<T extends z.ZodType>(file: string, text: string, schema: T): z.infer<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { strict: true, uniqueKeys: true, lineCounter: lines });
  const syntax = document.errors[0];
  if (syntax)
    throw new Refusal(
      badConfiguration(
        file,
        lines.linePos(syntax.pos[0]).line,
        `går inte att läsa som YAML; ${yamlReason(syntax.code)}`,
      ),
    );
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const at = offsetOf(document, unknown ? [...path, unknown] : path);
  const line = at === null ? null : lines.linePos(at).line;
  throw new Refusal(badConfiguration(file, line, reason(issue, path, unknown)));
}

/** Where a key (or an item of a list) stands. A value may begin on a later line, and a key that is missing has no place. */
function offsetOf(document: Document, path: readonly (string | number)[]): number | null {
  const last = path.at(-1);
  if (last === undefined) return null;
  const parent = document.getIn(path.slice(0, -1), true) ?? document.contents;
  const key = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))?.key
    : undefined;
  const node = key ?? document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function reason(issue: z.core.$ZodIssue, path: readonly (string | number)[], unknown: string | undefined): string {
  const key = path.join(".");
  if (unknown) return `nyckeln ${[...path, unknown].join(".")} känns inte igen; rätta stavningen eller ta bort raden`;
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined && issue.message.includes("undefined")
        ? `nyckeln ${key} saknas; lägg till den`
        : `${key} har fel slags värde; här väntas ${kind(issue.expected)}`;
    case "invalid_value":
      return `${key} har ett värde som inte går; välj bland ${issue.values.join(", ")}`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? `${key} är tom; fyll i den eller ta bort raden`
        : `${key} är för litet; minst ${String(issue.minimum)}`;
    case "too_big":
      return `${key} är för stort; högst ${String(issue.maximum)}`;
    case "invalid_format":
      return issue.format === "date" ? `${key} är inget datum; skriv ÅÅÅÅ-MM-DD` : `${key} har fel form`;
    case "custom":
      // Our own rules say what is wrong in Swedish; the library's other messages are in English.
      return `${key || "innehållet"} stämmer inte; ${issue.message}`;
    default:
      return `${key || "innehållet"} har ett värde som inte går`;
  }
}

const kinds: Record<string, string> = {
  string: "text",
  number: "ett tal",
  boolean: "true eller false",
  array: "en lista",
  object: "nycklar med värden",
  record: "nycklar med värden",
  int: "ett heltal",
};
const kind = (expected: string): string => kinds[expected] ?? expected;

const yamlReason = (code: string): string =>
  code === "DUPLICATE_KEY"
    ? "samma nyckel står två gånger"
    : code === "TAB_AS_INDENT"
      ? "indrag ska vara mellanslag, inte tabb"
      : "kontrollera indrag, kolon och citattecken";
