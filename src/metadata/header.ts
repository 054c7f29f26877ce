import { parse } from "yaml";

export interface SqlFile {
  /** File name without `.sql`. */
  readonly name: string;
  readonly path: string;
  /** The header's `-- key: value` lines, as YAML. */
  readonly header: Record<string, unknown>;
  /** The whole body where the file has no sections, else the text of each `-- @section`. */
  readonly body: string;
  readonly sections: Readonly<Record<string, string>>;
}

/** Splits an SQL file into its header (YAML in leading `-- ` lines), its body and its `-- @name` sections. */
export function parseSqlFile(path: string, text: string): SqlFile {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith("--") || line.startsWith("-- @"));
  const headerLines = (end < 0 ? lines : lines.slice(0, end)).map((line) => line.replace(/^-- ?/, ""));
  const rest = end < 0 ? [] : lines.slice(end);
  let header: unknown;
  try {
    header = parse(headerLines.join("\n"), { strict: true, uniqueKeys: true }) ?? {};
  } catch (cause) {
    throw new Error(`header of ${path} is not YAML: ${(cause as Error).message}`, { cause });
  }
  if (typeof header !== "object" || header === null || Array.isArray(header))
    throw new Error(`header of ${path} is not a list of "key: value" lines`);
  const sections: Record<string, string> = {};
  let current: string | null = null;
  for (const line of rest) {
    const section = /^-- @(\w+)/.exec(line);
    if (section) {
      current = section[1]!;
      sections[current] = "";
    } else if (current) sections[current] += `${line}\n`;
  }
  const name = path
    .split("/")
    .at(-1)!
    .replace(/\.sql$/, "");
  return {
    name,
    path,
    header: header as Record<string, unknown>,
    body: trimStatement(rest.join("\n")),
    sections: mapValues(sections, trimStatement),
  };
}

const trimStatement = (sql: string): string => sql.trim().replace(/;\s*$/, "");

const mapValues = <A, B>(object: Record<string, A>, fn: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, fn(value)]));
