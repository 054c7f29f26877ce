import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
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
        lines.linePos(openingOf(document, syntax.pos[0])).line,
        `går inte att läsa som YAML; ${yamlReason(syntax.code)}`,
      ),
    );
  const result = schema.safeParse(plain(file, document, lines) ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const at = offsetOf(document, unknown ? [...path, unknown] : path);
  const line = at === null ? null : lines.linePos(at).line;
  throw new Refusal(badConfiguration(file, line, reason(issue, path, unknown)));
}

/** A quote that never closes is noticed at the end of the file; what helps is where it opened. */
function openingOf(document: Document, noticed: number): number {
  let opening = noticed;
  visit(document, {
    Scalar: (_, { range, type }) => {
      if (type?.startsWith("QUOTE") && range && range[0] <= noticed && noticed <= range[2]) opening = range[0];
    },
  });
  return opening;
}

/** The values as such. A reference to nothing is only noticed here. */
function plain(file: string, document: Document, lines: LineCounter): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    let at = 0;
    visit(document, {
      Alias: (_, alias) => {
        at = alias.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    throw new Refusal(badConfiguration(file, lines.linePos(at).line, "hänvisningar med * läses inte; skriv ut värdet"));
  }
}

/** Where a key (or an item of a list) stands: its value may begin on a later line. What is missing has its parent's place. */
function offsetOf(document: Document, path: readonly (string | number)[]): number | null {
  const last = path.at(-1);
  if (last === undefined) return null;
  const above = path.slice(0, -1);
  const parent = above.length > 0 ? document.getIn(above, true) : document.contents;
  const key = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))?.key
    : document.getIn(path, true);
  return isNode(key) ? (key.range?.[0] ?? null) : offsetOf(document, above);
}

function reason(issue: z.core.$ZodIssue, path: readonly (string | number)[], unknown: string | undefined): string {
  const key = path.join(".") || "innehållet";
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
      if (issue.format === "date") return `${key} är inget datum; skriv ÅÅÅÅ-MM-DD`;
      // The library's own words are English; a schema of ours says what the form is.
      return issue.message.startsWith("Invalid") ? `${key} har fel form` : `${key} har fel form; ${issue.message}`;
    case "custom":
      // Our own rules say what is wrong in Swedish; the library's other messages are in English.
      return `${key} stämmer inte; ${issue.message}`;
    default:
      return `${key} har ett värde som inte går`;
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
