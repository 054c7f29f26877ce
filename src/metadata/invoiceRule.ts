import { z } from "zod";
import type { SqlFile } from "./header.ts";

const text = z.string().min(10);
const requirementId = z.string().regex(/^(OR|NA|NO|HU|SN|F|AC)-\d+[a-z]?$/);
const ruleId = z.string().regex(/^R\d{2}$/);

const header = z.strictObject({
  regel: ruleId,
  namn: z.string().min(3),
  /** `hard`: two facts that cannot both be true. `mjuk`: unusual, but possible. */
  klass: z.enum(["hard", "mjuk"]),
  /** Under which ways of paying the rule has a meaning. */
  ersattningsgrund: z.array(z.enum(["utford", "beviljad"])).min(1),
  /** Sources that the rule cannot do without. */
  kallor: z.array(z.string()).min(1),
  /** Sources that sharpen it where they are. */
  valfria_kallor: z.array(z.string()),
  /** `kalla.kolumn` that the rule cannot do without: one that nobody has filled in is as good as a source that is absent. */
  kolumner: z.array(z.string().regex(/^\w+\.\w+$/)).default([]),
  /** What the minutes and kronor at risk are about: the visits or the invoice lines named in `rader`, or nothing (quality). */
  om: z.enum(["besok", "fakturarader", "inget"]),
  /** What is tested, as a section of `pipelines/5-judge/invoiceExposures.sql`. */
  exponering: z.string().regex(/^\w+$/),
  /** `fynd`: every row is a finding. Else the rows are tests, and a screen (`src/invoices/screens`) says which are unusual. */
  prov: z.enum(["fynd", "andel_mot_andra", "andel_mot_tal", "avstand"]).default("fynd"),
  /**
   * Soft rules. With a screen: the false discovery share. Else: the highest share of the exposure that the rule may ask about where
   * all is well.
   */
  q: z.number().positive().max(0.1).optional(),
  /**
   * What is said of a month (a quarter) hangs only on the visits, lines and decisions of that month (quarter), of those next to it, and of the
   * `minns` months before: then only what has changed since the run before is asked about. Absent: it hangs on all there is.
   */
  lokal: z.enum(["manad", "kvartal"]).optional(),
  minns: z.number().int().positive().default(0),
  /** Days before and after the month (the quarter) that it sees too; a number, or SQL of one. */
  omkring: z.union([z.number().int().positive(), z.string().min(1)]).default(0),
  /** Name of each threshold used, with what it means here. */
  trosklar: z.record(z.string(), z.string()),
  /** Rules whose findings this one reads, so that no krona is asked about twice. They run before it. */
  efter: z.array(ruleId),
  krav: z.array(requirementId).min(1),
  oskyldig_forklaring: text,
  /** The question to put to the utförare. */
  fraga: text,
  /** Evidence: where the pattern has been seen. */
  kalla: text,
});

export interface InvoiceRule extends z.infer<typeof header> {
  readonly path: string;
  readonly sql: string;
  /** Section `@saknar`: what else the rule lacks, one Swedish phrase per row; asked when its sources are there. */
  readonly saknarSql: string | null;
}

/** The metadata of a rule file, proven against its own SQL. Throws a sentence that names the file and what is wrong. */
export function invoiceRule(file: SqlFile): InvoiceRule {
  const parsed = header.safeParse(file.header);
  if (!parsed.success)
    throw new Error(`header of ${file.path} does not hold: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
  const rule = parsed.data;
  if (!file.name.startsWith(`${rule.regel}-`))
    throw new Error(`${file.path} says regel: ${rule.regel}; the file's name must begin with it`);
  if ((rule.klass === "mjuk" || rule.prov !== "fynd") && rule.q === undefined)
    throw new Error(`${file.path} asks about what is only unusual, so its header must say q`);
  if (rule.lokal && /\bper_datum\(/.test(withoutComments(file.body)))
    throw new Error(`${file.path} says lokal, but what it says of a month hangs on the day`);
  sameNames(file, "trosklar", Object.keys(rule.trosklar), names(file.body, /\btroskel\('(\w+)'\)/g));
  sameNames(file, "efter", rule.efter, names(withoutComments(file.body), /'(R\d{2})'/g));
  const declared = [...rule.kallor, ...rule.valfria_kallor, ...always];
  for (const column of rule.kolumner)
    if (!rule.kallor.includes(column.split(".")[0]!))
      throw new Error(`${file.path} cannot do without ${column}, whose source kallor does not name`);
  for (const source of names(file.body, /\b(?:kant|nummer)\.(?!person\b)(\w+)/g))
    if (!declared.includes(source)) throw new Error(`${file.path} reads ${source}, which its header does not name`);
  const { fynd, saknar = null } = file.sections;
  if ((fynd === undefined) !== (saknar === null))
    throw new Error(`${file.path} must have both of the sections @saknar and @fynd, or none`);
  return { ...rule, path: file.path, sql: fynd ?? file.body, saknarSql: saknar };
}

/** The rules, each after the ones whose findings it reads. */
export function inOrder(rules: readonly InvoiceRule[]): InvoiceRule[] {
  const left = [...rules].sort((a, b) => (a.regel < b.regel ? -1 : 1));
  const ordered: InvoiceRule[] = [];
  while (left.length > 0) {
    const next = left.findIndex((rule) => !rule.efter.some((id) => left.some((other) => other.regel === id)));
    if (next < 0) throw new Error(`invoice rules wait for each other: ${left.map((rule) => rule.regel).join(", ")}`);
    ordered.push(...left.splice(next, 1));
  }
  return ordered;
}

/** Without these two no run starts. */
const always = ["utforare", "enheter"];

const withoutComments = (sql: string): string => sql.replaceAll(/--.*$/gm, "");

const names = (sql: string, pattern: RegExp): string[] => [
  ...new Set([...sql.matchAll(pattern)].map((match) => match[1]!)),
];

function sameNames(file: SqlFile, key: string, declared: readonly string[], used: readonly string[]): void {
  const missing = used.filter((name) => !declared.includes(name));
  const idle = declared.filter((name) => !used.includes(name));
  if (missing.length > 0) throw new Error(`${file.path} uses ${missing.join(", ")}, which ${key} does not name`);
  if (idle.length > 0) throw new Error(`${file.path} names ${idle.join(", ")} under ${key} without using it`);
}
