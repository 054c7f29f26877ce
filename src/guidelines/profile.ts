import { z } from "zod";
import { parseYaml } from "../config/yaml.ts";

/** A guideline as data. What the document does not say lives under `kommunens_val`, so that it can never be shown as its words. */

const text = z.string().min(1);
const codes = z.array(text).min(1);
const krav = z.array(z.string().regex(/^(OR|NA|NO|HU|SN)-\d+$/, "ett krav-id ser ut som NO-16")).min(1);
const period = z
  .strictObject({ manader: z.int().optional(), dagar: z.int().optional() })
  .refine((p) => p.manader !== undefined || p.dagar !== undefined, "ange manader eller dagar");
const tid = z.strictObject({ fran: period.optional(), senast: period });
const driftsform = z.enum(["egen_regi", "privat"]);
const avtalsform = z.enum(["LOV", "LOU", "ramavtal", "direktupphandling", "overenskommelse"]);
const galler = z.strictObject({
  driftsform: z.array(driftsform).min(1).optional(),
  avtalsform: z.array(avtalsform).min(1).optional(),
  verksamhetsomraden: codes.optional(),
});
const modalitet = z.enum(["ska", "bor", "kan"]);
const form = z.enum(["anmald", "oanmald", "skrivbord"]);
const howTo = { metod: text, form, roll: text, timmar: z.number().positive() };

/** What a rule's explanation may ask for. */
const placeholders = ["enhet", "handelse", "handelsedatum", "datum", "tid", "fonster", "antal"];

const rule = z
  .strictObject({
    id: text,
    namn: text,
    ursprung: z.enum(["riktlinjen", "kommunen"]),
    krav: krav.optional(),
    citat: text.optional(),
    galler,
    ankare: z.enum([
      "driftstart",
      "forsta_brukare",
      "avtalsforlangning",
      "senaste_uppfoljning",
      "handlingsplan",
      "upprepade_brister",
      "kalender",
    ]),
    tid: tid.optional(),
    modalitet,
    forklaring: text,
    kommunens_val: z.strictObject({
      tid: tid.optional(),
      /** How long before the due date the follow-up may be made, as a negative period. */
      tidigast: period.optional(),
      /** How long after the due date a follow-up never made is still asked for. */
      upphor: period.optional(),
      uppfylls_av: codes,
      brister: z.strictObject({ antal: z.int().min(2), inom: period }).optional(),
      ...howTo,
    }),
  })
  .superRefine((r, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if ((r.tid === undefined) === (r.kommunens_val.tid === undefined))
      complain("tid", "ange tid antingen på regeln (ur riktlinjen) eller under kommunens_val, inte båda");
    if (r.ursprung === "riktlinjen" && !(r.krav && r.citat))
      complain("citat", "en regel ur riktlinjen behöver krav och citat");
    if (r.ursprung === "kommunen" && (r.krav || r.citat || r.tid))
      complain("ursprung", "kommunens egen regel får inte bära riktlinjens krav, citat eller tid");
    for (const [, name] of r.forklaring.matchAll(/\{(\w+)\}/g))
      if (!placeholders.includes(name!))
        complain("forklaring", `{${name}} går inte att fylla i; välj bland ${placeholders.join(", ")}`);
    if ((r.ankare === "upprepade_brister") !== (r.kommunens_val.brister !== undefined))
      complain("kommunens_val", "kommunens_val.brister hör ihop med ankaret upprepade_brister");
  });

const methodChoice = z.strictObject({
  namn: text,
  nar: z.strictObject({ kvalitetsomraden: codes.optional(), minst_riskpoang: z.int().min(1).max(16).optional() }),
  /** The only kvalitetsområden that the method can test; absent: all. */
  provar: codes.optional(),
  krav,
  ...howTo,
});

const sanctionLimit = z.strictObject({ typ: text, krav, galler: galler.optional() });

const schema = z
  .strictObject({
    id: text,
    kommun: text,
    riktlinje: z.strictObject({
      namn: text,
      diarienummer: text.optional(),
      antagen: z.iso.date().optional(),
      antagen_av: text.optional(),
    }),
    omfattning: z.strictObject({ krav, verksamhetsomraden: codes }),
    kvalitetsomraden: z.array(z.strictObject({ id: text, namn: text })).min(1),
    roller: z.record(text, z.strictObject({ namn: text, kallas: codes })),
    regler: z.array(rule).min(1),
    riskstyrning: z.strictObject({
      id: text,
      krav,
      citat: text,
      metodval: z.array(methodChoice).min(1),
      slump: z.strictObject({ namn: text, ...howTo }),
    }),
    handlingsplan: z.strictObject({ krav, falt: z.array(z.strictObject({ id: text, namn: text })).min(1) }),
    sanktionsgranser: z.strictObject({
      ursprung: z.enum(["riktlinjen", "kommunen"]),
      typer: z.array(sanctionLimit).min(1),
    }),
  })
  .superRefine((p, context) => {
    const seen = new Set<string>();
    for (const [i, r] of p.regler.entries()) {
      if (seen.has(r.id))
        context.addIssue({ code: "custom", path: ["regler", i, "id"], message: `regeln ${r.id} står två gånger` });
      seen.add(r.id);
      if (!p.roller[r.kommunens_val.roll])
        context.addIssue({
          code: "custom",
          path: ["regler", i, "kommunens_val", "roll"],
          message: `rollen ${r.kommunens_val.roll} finns inte bland roller`,
        });
    }
    const last = p.riskstyrning.metodval.at(-1)!;
    if (Object.keys(last.nar).length > 0)
      context.addIssue({
        code: "custom",
        path: ["riskstyrning", "metodval"],
        message: "sista metodvalet ska passa alla risker (nar: {})",
      });
    for (const [i, { nar, provar }] of p.riskstyrning.metodval.entries())
      if (provar && !(nar.kvalitetsomraden?.every((area) => provar.includes(area)) ?? false))
        context.addIssue({
          code: "custom",
          path: ["riskstyrning", "metodval", i, "provar"],
          message: "metoden måste kunna pröva de kvalitetsområden som den väljs för (nar)",
        });
    for (const [i, choice] of [...p.riskstyrning.metodval, p.riskstyrning.slump].entries())
      if (!p.roller[choice.roll])
        context.addIssue({
          code: "custom",
          path: ["riskstyrning", "metodval", i],
          message: `rollen ${choice.roll} finns inte bland roller`,
        });
  });

export type Profile = z.infer<typeof schema>;
export type Rule = Profile["regler"][number];
export type Scope = Rule["galler"];
export type Timing = z.infer<typeof tid>;
export type Modality = z.infer<typeof modalitet>;
export type Driftsform = z.infer<typeof driftsform>;
export type Avtalsform = z.infer<typeof avtalsform>;
export type Form = z.infer<typeof form>;

/** @throws Refusal with file and line if the profile is not one */
export const parseProfile = (file: string, yaml: string): Profile => parseYaml(file, yaml, schema);

/** The rule's timing, and who says it. */
export const timingOf = (rule: Rule): Timing => rule.tid ?? rule.kommunens_val.tid!;

export const kvalitetsomradeName = (profile: Profile, id: string): string =>
  profile.kvalitetsomraden.find((area) => area.id === id)?.namn ?? id;
