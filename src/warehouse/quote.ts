/** The only two ways in which a name or a value from outside may enter SQL text. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const literal = (value: string | number | boolean | null): string => {
  if (value === null) return "null";
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return String(value);
};

export const textList = (values: readonly string[]): string => `[${values.map(literal).join(", ")}]`;
