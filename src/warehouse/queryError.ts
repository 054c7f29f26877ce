/** A database fault that carries the SQL it came from, so that a log line is enough to reproduce it. */
export class QueryError extends Error {
  readonly sql: string;

  constructor(cause: unknown, sql: string) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${reason}\n\nin query: ${sql.length > 4000 ? `${sql.slice(0, 4000)} …` : sql}`, { cause });
    this.name = "QueryError";
    this.sql = sql;
  }
}
