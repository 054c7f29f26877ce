import { format } from "../../components/index.ts";
import { countOf } from "../common/words.ts";
import type { Findings, FollowUp } from "./tables.ts";

export function followUpText(followUps: readonly FollowUp[], findings: readonly Findings[]): string {
  if (followUps.length === 0)
    return "Ingen uppföljning finns registrerad. Det säger inget om kvaliteten, bara att ingen har tittat.";
  const latest = followUps.reduce((newest, { datum }) => (datum > newest ? datum : newest), "");
  const found = findings.reduce((sum, { antal }) => sum + antal, 0);
  const open = findings.reduce((sum, { oppna }) => sum + (oppna ?? 0), 0);
  const late = findings.reduce((sum, { forsenade }) => sum + (forsenade ?? 0), 0);
  const known = findings.some(({ oppna }) => oppna != null);
  const state = known
    ? ` ${format.capitalise(open === 0 ? "ingen" : format.inWords(open))} av dem saknar verifierad åtgärd, ${late === 0 ? "ingen är försenad" : `${format.inWords(late)} är försenade`}.`
    : " Om de är åtgärdade går inte att säga: inga åtgärder är lämnade.";
  return `${format.capitalise(countOf(followUps.length, "uppföljning", "uppföljningar"))} finns registrerade, den senaste ${format.date(latest)}. ${found === 0 ? "Inga brister finns registrerade de senaste tre åren." : `${format.capitalise(countOf(found, "brist", "brister"))} har konstaterats på tre år.${state}`}`;
}
