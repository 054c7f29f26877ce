import { html } from "htl";
import * as format from "../../components/format.ts";
import { missingSource, notice } from "../../components/notice.ts";

/** `kallor`: which sources were delivered, and what it costs that one was not. */
export interface SourceRow {
  kalla: string;
  titel: string;
  korn: string;
  finns: boolean;
  utan: string;
}

/** The sources among those a page rests on that were not delivered. */
export const lacking = (sources: readonly SourceRow[], needed: readonly string[]): SourceRow[] =>
  needed.flatMap((name) => sources.filter((source) => source.kalla === name && !source.finns));

/** `["utford_tid"]` → `["utförd tid"]`: a reader knows the title, not the folder's name. */
export const titlesOf = (names: readonly string[], sources: readonly Pick<SourceRow, "kalla" | "titel">[]): string[] =>
  names.map((name) => sources.find(({ kalla }) => kalla === name)?.titel.toLocaleLowerCase("sv") ?? name);

const ways: Record<string, string> = { utford: "utförd tid", beviljad: "beviljad tid" };

/**
 * What a rule lacks, in words: a source, a column of one, or a way of paying.
 * `["restider", "utford_tid.personal_id", "avtal.ersattningsgrund: utford"]` → `["restider", "personal_id i utförd tid", "avtal som
 * ersätter utförd tid"]`
 */
export const lacksText = (lacks: readonly string[], sources: readonly Pick<SourceRow, "kalla" | "titel">[]): string[] =>
  lacks.map((lack) => {
    const way = /^avtal\.ersattningsgrund: (.+)$/.exec(lack)?.[1];
    if (way)
      return `avtal som ersätter ${way
        .split(" eller ")
        .map((word) => ways[word] ?? word)
        .join(" eller ")}`;
    const [source = lack, column] = lack.split(".");
    const [title = source] = titlesOf([source], sources);
    return column ? `${column} i ${title}` : title;
  });

/** What is not there, and what cannot be said without it: one notice, however many sources are missing. */
export function lackNotices(sources: readonly SourceRow[], needed: readonly string[]): HTMLElement[] {
  const absent = lacking(sources, needed);
  const [only] = absent;
  if (!only) return [];
  if (absent.length === 1) return [missingSource(only.titel.toLocaleLowerCase("sv"), only.utan)];
  return [
    notice({
      kind: "empty",
      title: `Underlag saknas: ${format.inWords(absent.length)} källor är inte levererade`,
      text: html`<span>${absent.map(({ titel, utan }) => html`<span class="lack"><strong>${titel}.</strong> ${utan}</span>`)}</span>`,
    }),
  ];
}
