/** An inline icon: a browser that finds none asks the server for one on every page. */
export function head(): string {
  const icon =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><path d='M2 16Q16 2 30 16Q16 30 2 16Z' fill='none' stroke='#135d6e' stroke-width='3'/><circle cx='16' cy='16' r='5' fill='#135d6e'/></svg>";
  // base64: the host would escape an escaped URL once more
  return `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}">`;
}
