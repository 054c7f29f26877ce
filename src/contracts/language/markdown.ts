/** The little Markdown that the data dictionary needs. */
export const code = (text: string): string => `\`${text}\``;

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
