import { html } from "htl";
import { spokenText } from "../../../src/messages/spokenText.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { classWord } from "../common/ruleCards.ts";
import { periodText } from "./selection.ts";
import type { FindingRow } from "./types.ts";

/** A finding as a line of the work list: what it asks, of whom, and what it is likely to give. */
export function listColumns(
  texts: ReadonlyMap<string, string>,
  /** whether anybody has answered, so that there are probabilities to show */
  known: boolean,
  href: (fall: string) => string,
): Column<FindingRow>[] {
  const columns: Column<FindingRow>[] = [
    {
      key: "fynd_id",
      label: "Fall",
      href: ({ fynd_id }) => href(fynd_id),
      render: ({ fynd_id }) => html`<span class="unbroken">${fynd_id}</span>`,
    },
    {
      key: "regel_namn",
      label: "Mönster",
      render: ({ regel_namn, klass, fynd_id }) =>
        html`<div class="prose-cell">${regel_namn} <span class="cell-detail">(${classWord(klass)})</span><div class="cell-detail">${spokenText(texts.get(fynd_id) ?? "")}</div></div>`,
    },
    {
      key: "utforare_namn",
      label: "Utförare",
      render: ({ utforare_namn, utforare_id, enhet_namn }) =>
        html`<div class="what-cell">${utforare_namn ?? utforare_id ?? "–"}<div class="cell-detail">${enhet_namn ?? ""}</div></div>`,
    },
    { key: "period", label: "Period", type: "period", render: ({ period }) => periodText(period) },
    {
      key: "unik_kr",
      label: "Unika kronor",
      type: "kronor",
      render: ({ unik_kr, belopp_kr }) => {
        const whole = belopp_kr === null ? "pris okänt" : format.kronor(belopp_kr);
        return unik_kr === null || unik_kr === belopp_kr
          ? whole
          : html`<div>${format.kronor(unik_kr)}<div class="cell-detail">av ${whole}</div></div>`;
      },
    },
    {
      key: "sannolikhet",
      label: "Håller",
      type: "share",
      render: ({ sannolikhet, sannolikhet_grund: ground, svar_namn, manader_i_rad: months }) =>
        html`<div>${ground === "svar" ? "besvarat" : sannolikhet === null ? "okänt" : format.share(sannolikhet)}
          <div class="cell-detail">${svar_namn?.toLocaleLowerCase("sv") ?? ""}${months !== null && months > 1 ? ` ${months} mån i rad` : ""}</div></div>`,
    },
    { key: "vantad_kr", label: "Väntade kronor", type: "kronor" },
  ];
  return known ? columns : columns.filter(({ key }) => key !== "sannolikhet" && key !== "vantad_kr");
}
