import { type FollowUp, signalFate } from "../../src/trend/signalFate.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { groupBy } from "./care.ts";

type EarlierSignal = {
  readonly signal_id: string;
  readonly enhet_id: string;
  readonly indikator_id: string;
  readonly kvartal: string;
  readonly metod: string;
  readonly utfall: string;
  readonly rr: number | null;
};

const QUIET: ReadonlySet<unknown> = new Set(["for_lite_underlag", "ingen_sakerstalld_forandring"]);

/** What stood out among the signals of that day: what the council was shown then. */
const shown = (signaler: readonly Row[]): EarlierSignal[] =>
  signaler.filter((row) => row.objekt_typ === "enhet" && !QUIET.has(row.utfall)) as unknown as EarlierSignal[];

type Now = { readonly nyckel: string; readonly utfall: string; readonly rr: number | null };
type Visit = FollowUp & { readonly enhet_id: string; readonly kvalitetsomrade: string };
type Remedy = { readonly enhet_id: string; readonly kvalitetsomrade: string; readonly status: string };

/**
 * Last quarter's signals and what became of them (NO-37). `earlier` are the rows of `resultat.signaler` as they were
 * known on `earlierDay`; follow-ups and
 * åtgärder after that day, and today's signals, tell the rest. A follow-up counts when it tested the kvalitetsområde of the
 * measure; of a measure without one, any follow-up does.
 */
export async function judgeSignalHistory(
  warehouse: Warehouse,
  earlier: readonly Row[],
  earlierDay: string,
): Promise<Row[]> {
  const now = new Map(
    (
      await warehouse.rows<Now>(`
        select concat_ws('|', enhet_id, indikator_id, metod) as nyckel, utfall, rr
        from resultat.signaler where objekt_typ = 'enhet' and metod <> 'enskild_handelse' order by signal_id`)
    ).map((row) => [row.nyckel, row]),
  );
  const areas = new Map(
    (
      await warehouse.rows<{ indikator_id: string; kvalitetsomrade: string | null }>(
        "select indikator_id, kvalitetsomrade from resultat.indikatorer order by indikator_id",
      )
    ).map((row) => [row.indikator_id, row.kvalitetsomrade]),
  );
  const visits = groupBy(
    await warehouse.rows<Visit>(`
      select enhet_id, kvalitetsomrade, datum::varchar as datum, fynd
      from modell.uppfoljningsutfall where datum > date '${earlierDay}' order by enhet_id, datum, kvalitetsomrade`),
    ({ enhet_id }) => enhet_id,
  );
  const remedies = groupBy(await readRemedies(warehouse, earlierDay), ({ enhet_id }) => enhet_id);
  return shown(earlier).map((signal) => {
    const about = areas.get(signal.indikator_id) ?? null;
    const concerns = ({ kvalitetsomrade }: { readonly kvalitetsomrade: string }) =>
      about === null || kvalitetsomrade === about;
    const followUps = (visits.get(signal.enhet_id) ?? []).filter(concerns);
    const today = now.get(`${signal.enhet_id}|${signal.indikator_id}|${signal.metod}`) ?? null;
    // Low reporting has a row only while it is low: no row is an answer.
    const state =
      today ?? (signal.metod === "lag_rapportering" ? { utfall: "ingen_sakerstalld_forandring", rr: null } : null);
    return {
      signal_id: signal.signal_id,
      enhet_id: signal.enhet_id,
      indikator_id: signal.indikator_id,
      kvartal: signal.kvartal,
      metod: signal.metod,
      utfall: signal.utfall,
      rr: signal.rr ?? null,
      nu_utfall: today?.utfall ?? null,
      nu_rr: today?.rr ?? null,
      uppfoljd_datum: followUps.at(-1)?.datum ?? null,
      uppfoljning_fynd: followUps.length === 0 ? null : followUps.some(({ fynd }) => fynd),
      atgard_status: (remedies.get(signal.enhet_id) ?? []).find(concerns)?.status ?? null,
      vad_hande: signalFate(signal, state, followUps),
    };
  });
}

/** The least finished åtgärd for a brist found after that day: what remains to be done. */
const readRemedies = (warehouse: Warehouse, earlierDay: string): Promise<Remedy[]> =>
  warehouse.rows<Remedy>(`
    select brister.enhet_id, brister.kvalitetsomrade,
      case when bool_or(atgarder.avrapporterad_datum is null and atgarder.klar_senast < per_datum()) then 'forsenad'
        when bool_or(atgarder.avrapporterad_datum is null) then 'pagar'
        when bool_or(atgarder.verifierad_datum is null) then 'avrapporterad'
        else 'verifierad' end as status
    from kant.atgarder as atgarder
    join modell.brister as brister using (brist_id)
    where brister.upptackt_datum > date '${earlierDay}' and brister.kvalitetsomrade is not null
    group by brister.enhet_id, brister.kvalitetsomrade
    order by brister.enhet_id, brister.kvalitetsomrade`);
