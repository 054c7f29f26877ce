import { type PeerReference, peerReferences } from "../../src/risk/peerReference.ts";
import { type Care, type CareIndicator, type CareUnit, type CareValue, counts, groupBy } from "./care.ts";
import { type Thresholds, threshold } from "./thresholds.ts";

/** One unit and indicator with what it is compared with. */
export type Compared = {
  readonly unit: CareUnit;
  readonly indicator: CareIndicator;
  readonly taljare: number;
  readonly namnare: number;
  /** `varde` of the unit, in the indicator's scale */
  readonly varde: number;
  /** which units it is compared with: a verksamhetsområde, `lagrum SoL` or `alla` */
  readonly jamforelsegrupp: string;
  /** what the group's level is adjusted for beside exposure: the code of a covariate, or null */
  readonly standardisering: string | null;
  /** null where no group is large enough */
  readonly reference: PeerReference | null;
  /** exposure of the middle unit of the group */
  readonly typicalNamnare: number;
};

type Figures = {
  readonly unit: CareUnit;
  readonly raw: CareValue;
  readonly taljare: number;
  readonly namnare: number;
};

/** Units of one indicator against the others of their verksamhetsområde, or of a wider group where those are too few. */
export function compareWithPeers(care: Care, values: readonly CareValue[], thresholds: Thresholds): Compared[] {
  const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));
  const byIndicator = groupBy(values, (value) => value.indikator_id);
  const minPeers = threshold(thresholds, "jamforelse_minst_enheter");
  const minSpread = threshold(thresholds, "jamforelse_minsta_spridning");
  return care.indicators.flatMap((indicator) => {
    const rows = (byIndicator.get(indicator.indikator_id) ?? [])
      .filter((value) => units.has(value.objekt_id) && value.namnare > 0)
      .map((raw) => ({ unit: units.get(raw.objekt_id)!, raw, ...counts(indicator, raw) }));
    const areas = groupBy(rows, ({ unit }) => unit.verksamhetsomrade);
    const groupings = [areas, groupBy(rows, ({ unit }) => `lagrum ${unit.lagrum}`), new Map([["alla", rows]])] as const;
    // From the widest to the narrowest group that is large enough, so that the narrowest is what stays.
    const found = new Map<string, Compared>();
    for (const row of rows) found.set(row.unit.enhet_id, compared(indicator, row, "alla", null, null, row.namnare));
    for (const grouping of [...groupings].reverse()) {
      for (const [name, members] of grouping) {
        if (members.length <= minPeers) continue;
        const typical = median(members.map((member) => member.namnare));
        const strata = grouping === areas ? caseMix(members, minPeers) : AREA;
        const factors = strata && strataFactors(indicator, members, typical, strata.of);
        const adjusted = members.map(({ taljare, namnare }, i) => ({
          taljare,
          namnare: namnare * (factors?.[i] ?? 1),
        }));
        const references = peerReferences(adjusted, indicator.typ, { minSpread });
        members.forEach((row, i) => {
          const reference = references[i];
          const level = reference && { ...reference, level: reference.level * (factors?.[i] ?? 1) };
          found.set(
            row.unit.enhet_id,
            compared(indicator, row, name, factors ? strata!.namn : null, level ?? null, typical),
          );
        });
      }
    }
    return rows.map((row) => found.get(row.unit.enhet_id)!);
  });
}

/** What the level of a group is standardised for, and which stratum a unit is in. */
type Strata = { readonly namn: string; readonly of: (unit: CareUnit) => string };
const AREA: Strata = { namn: "verksamhetsomrade", of: (unit) => unit.verksamhetsomrade };

/**
 * Within a verksamhetsområde the one covariate that the register has is where the brukare live: long ways between homes are
 * no fault of a unit. Only where both kinds have as many units as a comparison needs; else all are compared as they are.
 */
function caseMix(members: readonly Figures[], minPeers: number): Strata | null {
  const kinds = groupBy(members, ({ unit }) => unit.omrade ?? "");
  const enough = [...kinds].every(([omrade, units]) => omrade !== "" && units.length > minPeers);
  return kinds.size > 1 && enough ? { namn: "omrade", of: (unit) => unit.omrade! } : null;
}

/**
 * How the level of each unit's own stratum differs from that of its group: boendestöd reports less than hemtjänst by its
 * nature, and that says nothing of a unit. Indirect standardisation over the *other* units of the stratum, with one typical
 * unit at the group's level added: a stratum of one has no level of its own. Counts only; the shares of different strata
 * are closer to each other than their rates.
 */
function strataFactors(
  indicator: CareIndicator,
  members: readonly Figures[],
  typical: number,
  of: Strata["of"],
): number[] | null {
  if (indicator.typ === "andel") return null;
  const sum = (rows: readonly Figures[], of: "taljare" | "namnare") => rows.reduce((total, row) => total + row[of], 0);
  const rate = Math.max(sum(members, "taljare"), 0.5) / sum(members, "namnare");
  const strata = new Map(
    [...groupBy(members, ({ unit }) => of(unit))].map(([name, rows]) => [
      name,
      { taljare: sum(rows, "taljare"), namnare: sum(rows, "namnare") },
    ]),
  );
  return members.map(({ unit, taljare, namnare }) => {
    const stratum = strata.get(of(unit))!;
    const others = { taljare: stratum.taljare - taljare, namnare: Math.max(0, stratum.namnare - namnare) };
    return (others.taljare / rate + typical) / (others.namnare + typical);
  });
}

function compared(
  indicator: CareIndicator,
  { unit, raw, taljare, namnare }: Figures,
  jamforelsegrupp: string,
  standardisering: string | null,
  reference: PeerReference | null,
  typicalNamnare: number,
): Compared {
  const varde = (indicator.skala * raw.taljare) / raw.namnare;
  return { unit, indicator, taljare, namnare, varde, jamforelsegrupp, standardisering, reference, typicalNamnare };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
