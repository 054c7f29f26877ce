import { contentId } from "../../src/metadata/id.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Care } from "./care.ts";

type Event = {
  readonly enhet_id: string;
  readonly indikator_id: string;
  readonly handelse_id: string;
  readonly kvartal: string;
  readonly grad: number | null;
};

/**
 * One lex Sarah assessed as allvarligt or graded 3–4, or one lex Maria graded 3–4, is a signal in itself. No test, no
 * multiplicity, no minimum: these are never filtered statistically. Counted in the quarter in which it became serious,
 * from the latest complete quarter to the as-of day, so that last week's case does not wait for the quarter to end.
 */
export async function singleEventSignals(warehouse: Warehouse, care: Care): Promise<Row[]> {
  const events = await warehouse.rows<Event>(`
    select enhet_id, indikator_id, handelse_id, kvartal, grad
    from (
      select enhet_id, 'lex-sarah' as indikator_id, rapport_id as handelse_id, bedomt_kvartal as kvartal, allvarlighetsgrad as grad
      from modell.lex_sarah where allvarlig
      union all
      select enhet_id, 'lex-maria-halso-och-sjukvard', anmalan_id, kvartal, allvarlighetsgrad
      from modell.lex_maria where allvarlig
    )
    where kvartal >= '${care.kvartal}'
    order by indikator_id, handelse_id`);
  return events.map((event) => ({
    signal_id: contentId("S", event.enhet_id, event.indikator_id, event.kvartal, "enskild_handelse", event.handelse_id),
    objekt_typ: "enhet",
    objekt_id: event.enhet_id,
    enhet_id: event.enhet_id,
    indikator_id: event.indikator_id,
    kvartal: event.kvartal,
    metod: "enskild_handelse",
    varde: event.grad,
    utfall: "enskild_handelse",
    handelse_id: event.handelse_id,
  }));
}
