import type { Comparison } from "../../src/trend/comparison.ts";
import type { Compared } from "./peers.ts";
import type { Candidate } from "./signals.ts";

/** A unit against the others, shrunk. Its own figures have no part in the reference. */
export function againstPeers(item: Compared): Candidate {
  const { unit, indicator, reference } = item;
  return {
    enhet_id: unit.enhet_id,
    indikator_id: indicator.indikator_id,
    metod: "jamforelse",
    jamforelsegrupp: item.jamforelsegrupp,
    standardisering: item.standardisering,
    varde: item.varde,
    referens: reference && indicator.skala * reference.level,
    comparison: reference && withPeers(item, reference),
  };
}

function withPeers({ indicator, taljare, namnare }: Compared, prior: NonNullable<Compared["reference"]>): Comparison {
  return indicator.typ === "antal"
    ? { kind: "shrunken_count", count: taljare, expected: namnare * prior.level, prior }
    : { kind: "shrunken_share", hits: taljare, trials: namnare, level: prior.level, prior };
}
