-- titel: Vad som hänt på varje enhet
-- korn: enhet i drift, slag och kvartal för det som rör brukare; enhet, slag och dag för det som rör verksamheten. De senaste tolv hela kvartalen
-- kolumner: antal av de av som prövades. Händelser under kvartalet, krav som inte var uppfyllda av de bedömda, eller bristens allvarlighetsgrad. Antal och allvarliga tomma och dold när kvartalet rör färre brukare än skydd_minsta_antal, också när inget hände

-- What is about brukare is counted by whole quarter; follow-ups, brister, åtgärder and sanctions are about the unit and keep their day.
with fonster as (
  select min(forsta_dag) as fran, max(sista_dag) as till
  from modell.kvartal
  where ordning > (select max(ordning) - 12 from modell.kvartal where fullstandigt)
),
kvartal as (
  select enheter.enhet_id, kvartal.kvartal, kvartal.forsta_dag, kvartal.sista_dag,
    exponering.brukare < troskel('skydd_minsta_antal') as dold
  from modell.enheter as enheter
  join modell.exponering as exponering using (enhet_id)
  join modell.kvartal as kvartal using (kvartal)
  cross join fonster
  where enheter.aktiv and kvartal.forsta_dag between fonster.fran and fonster.till
),
-- Sources of which the absence is told, a quarter without any too, and those of which only what happened is.
raknade as (
  select 'avvikelser' as slag, enhet_id, kvartal, count(distinct avvikelse_id) as antal,
    count(distinct avvikelse_id) filter (allvarlighetsgrad >= 3) as allvarliga
  from modell.avvikelser group by all
  union all
  select 'klagomal', enhet_id, kvartal, count(distinct klagomal_id), count(distinct klagomal_id) filter (allvarlighetsgrad >= 3)
  from modell.klagomal where typ = 'klagomal' group by all
  union all
  select 'lex_sarah', enhet_id, kvartal, count(*), count(*) filter (allvarlig) from modell.lex_sarah group by all
  union all
  select 'lex_maria', enhet_id, kvartal, count(*), count(*) filter (allvarlig) from modell.lex_maria group by all
),
per_kvartal as (
  select kvartal.enhet_id, slagen.slag, kvartal.forsta_dag as datum, kvartal.sista_dag as till_datum,
    case when not kvartal.dold then coalesce(raknade.antal, 0) end as antal,
    case when not kvartal.dold then coalesce(raknade.allvarliga, 0) end as allvarliga,
    kvartal.dold
  from kvartal
  join (values ('avvikelser', true), ('klagomal', true), ('lex_sarah', false), ('lex_maria', false)) as slagen(slag, alltid)
    on har_kalla(slagen.slag)
  left join raknade on raknade.slag = slagen.slag and raknade.enhet_id = kvartal.enhet_id and raknade.kvartal = kvartal.kvartal
  where slagen.alltid or kvartal.dold or raknade.antal > 0
),
uppfoljda as (
  select enhet_id, uppfoljning_id, max(genomford_datum) as datum, min(metod) as metod,
    count(*) filter (bedomd and fynd) as ej_uppfyllda, count(*) filter (bedomd) as bedomda
  from modell.uppfoljningar group by all
),
-- The same krav not met again at the same unit, whoever found it (NO-35).
konstaterade as (
  select *, row_number() over (partition by enhet_id, krav_id order by upptackt_datum, brist_id) > 1 as upprepad
  from modell.brister
),
planerade as (
  select brister.enhet_id, brister.kvalitetsomrade, brister.allvarlighetsgrad, brister.upptackt_datum, atgarder.*
  from kant.atgarder as atgarder join modell.brister as brister using (brist_id)
),
drift as (
  select enheter.enhet_id, rader.giltig_fom, rader.utforare_id,
    lag(rader.utforare_id) over (partition by enheter.enhet_id order by rader.giltig_fom nulls first, rader.utforare_id) as fore
  from kant.enheter as rader join modell.enheter as enheter using (enhet_id)
  where rader.giltig_fom is null or rader.giltig_fom <= per_datum()
),
uppgangna as (
  select tidigare.nu_enhet_id as enhet_id, tidigare.enhet_id as fore_enhet_id, tidigare.namn,
    coalesce(min(efter.giltig_fom), max(sista.giltig_tom) + 1) as datum
  from modell.enheter as tidigare
  left join kant.enheter as efter on efter.ersatter_enhet_id = tidigare.enhet_id
  left join kant.enheter as sista on sista.enhet_id = tidigare.enhet_id
  where tidigare.nu_enhet_id <> tidigare.enhet_id
  group by all
),
per_dag as (
  select enhet_id, 'uppfoljning' as slag, datum, null::date as till_datum, ej_uppfyllda as antal, bedomda as av,
    metod as kod, null::varchar as namn,
    case when bedomda = 0 then 'rapport_saknas' when ej_uppfyllda > 0 then 'fynd' else 'utan_fynd' end as status, uppfoljning_id as handelse_id
  from uppfoljda
  union all
  select enhet_id, 'brist', upptackt_datum, null, allvarlighetsgrad, null, kvalitetsomrade, null,
    case when upprepad then 'upprepad' when systemorsak then 'systemorsak' else 'ny' end, brist_id
  from konstaterade
  union all
  select enhet_id, 'atgard', coalesce(godkand_datum, upptackt_datum), coalesce(verifierad_datum, klar_senast), allvarlighetsgrad, null,
    kvalitetsomrade, ansvarig_roll,
    case when verifierad_datum is not null then 'verifierad' when avrapporterad_datum is not null then 'avrapporterad'
      when klar_senast < per_datum() then 'forsenad' else 'pagar' end,
    atgard_id
  from planerade
  union all
  select enheter.enhet_id, 'sanktion', sanktioner.beslut_datum, sanktioner.havd_datum, null, null, sanktioner.typ, null,
    case when sanktioner.havd_datum is not null then 'upphord' else 'galler' end, sanktioner.sanktion_id
  from kant.sanktioner as sanktioner
  join (
    select enhet_id as angiven, null as angiven_utforare, nu_enhet_id as enhet_id from modell.enheter
    union all select null, utforare_id, enhet_id from modell.enheter where aktiv
  ) as enheter
    on enheter.angiven = sanktioner.enhet_id or (sanktioner.enhet_id is null and enheter.angiven_utforare = sanktioner.utforare_id)
  union all
  select drift.enhet_id, 'utforare', drift.giltig_fom, null, null, null, drift.utforare_id, utforare.utforare_namn, null, drift.utforare_id
  from drift left join modell.utforare as utforare using (utforare_id)
  where drift.fore is not null and drift.fore <> drift.utforare_id
  union all
  select enhet_id, 'sammanslagning', datum, null, null, null, fore_enhet_id, namn, null, fore_enhet_id from uppgangna
)
select enhet_id, slag, datum, till_datum, antal::integer as antal, null::integer as av, allvarliga::integer as allvarliga,
  null::varchar as kod, null::varchar as namn, null::varchar as status, dold,
  enhet_id || '|' || slag || '|' || datum as handelse_id
from per_kvartal
union all
select per_dag.enhet_id, slag, datum, till_datum, antal::integer, av::integer, null, per_dag.kod,
  coalesce(per_dag.namn, metod.namn, sanktion.namn), status, false, handelse_id
from per_dag
join modell.enheter as enheter on enheter.enhet_id = per_dag.enhet_id and enheter.aktiv
cross join fonster
left join referens.metod as metod on slag = 'uppfoljning' and metod.kod = per_dag.kod
left join referens.sanktion as sanktion on slag = 'sanktion' and sanktion.kod = per_dag.kod
where datum is not null and greatest(datum, coalesce(till_datum, datum)) >= fonster.fran and datum <= per_datum()
order by enhet_id, datum, slag, handelse_id
