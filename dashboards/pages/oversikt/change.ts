import { rateRatioTest } from "../../../src/statistics/rateRatioTest.ts";
import { format, type Panel } from "../../components/index.ts";
import { groupBy } from "../common/group.ts";
import type { Kommunkvartal } from "../common/rows.ts";
import { pointsOf, quarterAfter } from "../common/series.ts";
import { ratioText } from "../common/words.ts";

export const MEASURES: Record<string, { name: string; ofCare: boolean }> = {
  avvikelser: { name: "Avvikelser", ofCare: true },
  klagomal: { name: "Klagomål", ofCare: true },
  lex_sarah: { name: "Lex Sarah-rapporter", ofCare: true },
  lex_maria: { name: "Lex Maria-anmälningar", ofCare: true },
  uppfoljningar: { name: "Genomförda uppföljningar", ofCare: false },
  brister: { name: "Konstaterade brister", ofCare: false },
};

export interface Change {
  matt: string;
  kvartal: string;
  antal: number;
  antal_ifjol: number | null;
  text: string;
  moved: "upp" | "ned" | "stilla" | "okant";
}

const CONFIDENCE = 0.9;

/** The latest complete quarter against the same quarter last year: no season to explain away. */
export function changes(rows: readonly Kommunkvartal[]): Change[] {
  return [...groupBy(rows, ({ matt }) => matt)].flatMap(([matt, quarters]) => {
    const now = quarters.filter(({ fullstandigt }) => fullstandigt).at(-1);
    if (!now) return [];
    const then = quarters.find(({ kvartal }) => kvartal === quarterAfter(now.kvartal, -4));
    return [{ matt, kvartal: now.kvartal, antal: now.antal, antal_ifjol: then?.antal ?? null, ...compared(now, then) }];
  });
}

function compared(now: Kommunkvartal, then: Kommunkvartal | undefined): Pick<Change, "text" | "moved"> {
  if (!then) return { moved: "okant", text: `${format.number(now.antal)}; samma kvartal i fjol saknas` };
  const counts = `${format.number(now.antal)} mot ${format.number(then.antal)} samma kvartal i fjol`;
  if (!MEASURES[now.matt]?.ofCare) return { moved: "stilla", text: counts };
  // Where the exposure is unknown the quarters count as equally long.
  const test = rateRatioTest(now.antal, now.underlag || 1, then.antal, then.underlag || 1, CONFIDENCE);
  if (test.rateRatio == null) return { moved: "okant", text: `${counts}; för lite underlag` };
  const finite = Number.isFinite(test.rateRatio) && Number.isFinite(test.upper);
  const ratio = finite ? `, ${ratioText(test.rateRatio, test.lower, test.upper)}` : "";
  if (test.lower > 1) return { moved: "upp", text: `${counts}${ratio}: fler` };
  if (test.upper < 1) return { moved: "ned", text: `${counts}${ratio}: färre` };
  return { moved: "stilla", text: `${counts}: ingen säkerställd skillnad` };
}

/** What changed, as one sentence. */
export function changeSummary(list: readonly Change[]): string {
  const name = ({ matt }: Change) => (MEASURES[matt]?.name ?? matt).toLocaleLowerCase("sv");
  const up = list.filter(({ moved }) => moved === "upp").map(name);
  const down = list.filter(({ moved }) => moved === "ned").map(name);
  if (up.length + down.length === 0)
    return list.length === 0 ? "Inga kvartal att jämföra." : "Ingen säkerställd förändring mot samma kvartal i fjol";
  const parts = [
    ...(up.length > 0 ? [`fler ${format.list(up)}`] : []),
    ...(down.length > 0 ? [`färre ${format.list(down)}`] : []),
  ];
  return `${format.capitalise(format.list(parts))} än samma kvartal i fjol`;
}

export function changePanels(rows: readonly Kommunkvartal[], list: readonly Change[]): Panel[] {
  const byMeasure = groupBy(rows, ({ matt }) => matt);
  return Object.entries(MEASURES).flatMap(([matt, { name, ofCare }]): Panel[] => {
    const quarters = byMeasure.get(matt);
    const change = list.find((row) => row.matt === matt);
    const first = quarters?.[0];
    if (!quarters || !first) return [];
    const points = pointsOf(
      {
        objekt_typ: "verksamhetsomrade",
        objekt_id: "",
        indikator_id: matt,
        dold: false,
        fran_kvartal: first.kvartal,
        sista_ofullstandigt: quarters.at(-1)?.fullstandigt === false,
        handelser: quarters.map(({ antal }) => antal),
        underlag: quarters.map(() => 1),
      },
      { typ: "antal", skala: 1 },
    );
    return [
      {
        title: name,
        fact: change?.text ?? "",
        ...(change?.moved === "upp" ? { tone: "accent" as const } : {}),
        // follow-ups and findings are what we did ourselves: counted, not drawn
        points: ofCare
          ? points
          : points.map(({ period, value, incomplete }) => ({ period, value, ...(incomplete ? { incomplete } : {}) })),
      },
    ];
  });
}
