import { type Due, ruleStatus } from "../../src/guidelines/dueDates.ts";
import type { Facts } from "../../src/guidelines/facts.ts";
import { type Profile, timingOf } from "../../src/guidelines/profile.ts";
import { periodText, ruleInForce } from "../../src/messages/plan.ts";

/** The rules in force with their text and source, for the method page: what the document says and what the kommun has chosen. */
export function ruleTable(profile: Profile, facts: Facts, due: readonly Due[], planYear: number) {
  const { namn, diarienummer } = profile.riktlinje;
  const document = [namn, diarienummer].filter(Boolean).join(", ");
  const rules = profile.regler.map((rule) => ({
    ar: planYear,
    regel_id: rule.id,
    namn: rule.namn,
    ursprung: rule.ursprung,
    riktlinje: rule.ursprung === "riktlinjen" ? document : null,
    krav: rule.krav ?? [],
    citat: rule.citat ?? null,
    modalitet: rule.modalitet,
    tid: periodText(timingOf(rule).senast),
    tid_ursprung: rule.tid ? "riktlinjen" : "kommunen",
    metod: rule.kommunens_val.metod,
    form: rule.kommunens_val.form,
    roll: rule.kommunens_val.roll,
    timmar: rule.kommunens_val.timmar,
    forfaller: due.filter((d) => d.regel_id === rule.id).length,
    status: ruleStatus(rule, facts),
  }));
  const { riskstyrning } = profile;
  const chosen = { ar: planYear, tid: null, tid_ursprung: null, forfaller: null, status: ruleInForce };
  return [
    ...rules,
    ...riskstyrning.metodval.map((choice) => ({
      ...chosen,
      regel_id: riskstyrning.id,
      namn: choice.namn,
      ursprung: "riktlinjen",
      riktlinje: document,
      krav: [...riskstyrning.krav, ...choice.krav],
      citat: riskstyrning.citat,
      modalitet: "kan",
      ...howTo(choice),
    })),
    {
      ...chosen,
      regel_id: riskstyrning.slump.namn,
      namn: riskstyrning.slump.namn,
      ursprung: "kommunen",
      riktlinje: null,
      krav: [],
      citat: null,
      modalitet: "kan",
      ...howTo(riskstyrning.slump),
    },
  ];
}

const howTo = ({ metod, form, roll, timmar }: { metod: string; form: string; roll: string; timmar: number }) => ({
  metod,
  form,
  roll,
  timmar,
});
