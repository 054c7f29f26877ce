import { LineCounter, parseDocument } from "yaml";
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
  const node = document.getIn(unknown ? [...path, unknown] : path, true) as
    | { range?: [number, number, number] }
    | undefined;
  const line = node?.range ? lines.linePos(node.range[0]).line : null;
  throw new Refusal(badConfiguration(file, line, reason(issue, path, unknown)));
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
      return `${key} är för litet; minst ${String(issue.minimum)}`;
    case "too_big":
      return `${key} är för stort; högst ${String(issue.maximum)}`;
    default:
      return `${key || "innehållet"} stämmer inte; ${issue.message}`;
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
