import { format, html } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Monster, Tema } from "../common/rows.ts";
import { countOf, outcomeWord, ratioText, someOf } from "../common/words.ts";

/** How sure, on what: of a pattern that was tested the share of chance, of a matter of record that it is one. */
export function patternBasis({
  utfall,
  q,
  rr,
  rr_lag,
  rr_hog,
  n,
  antal_enheter,
  antal_utforare,
}: Monster | Tema): string {
  const carriers = `${countOf(antal_enheter, "enhet", "enheter")} hos ${countOf(antal_utforare, "utförare", "utförare")}`;
  const ratio = rr == null ? "" : `, ${ratioText(rr, rr_lag, rr_hog)}`;
  const sure =
    q == null
      ? "Ett konstaterat faktum prövas inte."
      : `Av mönster som ser lika starka ut väntas ${format.share(q, q < 0.01 ? 1 : 0)} vara slump.`;
  return `${format.capitalise(outcomeWord(utfall))}${ratio}; n = ${format.number(n)}, ${carriers}. ${sure}`;
}

/** Patterns over several series: the explanation is the judge's own, the names are the register's, and what to do about it stands beside. */
export function patternList(patterns: readonly Monster[], names: Register): HTMLElement {
  if (patterns.length === 0) return html`<p>Inget mönster över flera enheter har hittats.</p>`;
  return html`<ol class="matters">${patterns.map((pattern) => {
    const links = pattern.enheter.map((id) => {
      const href = names.unitHref(id);
      return href ? html`<a href=${href}>${names.unitName(id)}</a>` : html`<span>${names.unitName(id)}</span>`;
    });
    return html`<li>
      <p class="chart-subtitle">${pattern.typ_namn}${pattern.verksamhetsomrade ? `, ${names.serviceName(pattern.verksamhetsomrade).toLocaleLowerCase("sv")}` : ""}, ${format.quarter(pattern.kvartal)}</p>
      <p class="matter-title">${pattern.forklaring}</p>
      <p>${pattern.forslag}</p>
      <p class="chart-note">${patternBasis(pattern)}</p>
      ${links.length > 0 ? html`<details><summary>${format.capitalise(countOf(links.length, "enhet", "enheter"))} som bär mönstret</summary><ul>${links.map((link) => html`<li>${link}</li>`)}</ul></details>` : null}
    </li>`;
  })}</ol>`;
}

/** Proposals for the next kvalitetsuppföljning. The rows hold no enhet and no utförare: a theme is about how it is done, not by whom (HU-29). */
export function themeList(themes: readonly Tema[], names: Register): HTMLElement {
  if (themes.length === 0)
    return html`<p>Inget mönster är starkt nog att föreslå som tema. Temat kan då väljas på annan grund, till exempel något som verksamheterna själva lyfter.</p>`;
  const areas = [...new Set(themes.flatMap(({ verksamhetsomrade }) => verksamhetsomrade ?? []))].map((kod) =>
    names.serviceName(kod).toLocaleLowerCase("sv"),
  );
  return html`<div>
    <p>${format.capitalise(countOf(themes.length, "mönster", "mönster", true))} finns hos flera utförare${areas.length > 0 ? ` inom ${someOf(areas)}` : ""} och kan bli tema för en kvalitetsuppföljning. Här står inte vilka verksamheter det gäller: en kvalitetsuppföljning söker orsaker, inte verksamheter.</p>
    <ol class="matters">${themes.map(
      (theme) => html`<li>
        <p class="matter-title">${theme.forslag}</p>
        <p>${theme.forklaring}</p>
        <p class="chart-note">${patternBasis(theme)}</p>
      </li>`,
    )}</ol>
  </div>`;
}
