-- beskrivning: beviljad tid per kalendermånad och enhet, dag för dag efter vilka beslut som gäller (AC-13), delad efter vad som gör att den ersätts eller inte
-- korn: brukare, insats, månad och enheten som beslutet anger
-- nyckel: brukar_nyckel, insats, manad, enhet_id
-- manad: manad
-- lokal: true
-- tillfallig: true

-- Per week × days / 7 and per month × days / days in that month, for each segment of each decision. A later row of the same decision
-- and insats takes over from its first day, also where the older row was left open. Decisions with different ids are added together.
-- Days are bits (bit 0 = the 1st), so that whole days away are counted once however many absences cover them. A day is away when the
-- absence covers it from midnight to midnight: the days of admission and discharge are not, but are told apart.
-- Every granted minute is in exactly one part: hel (decisions over the whole month), del (over some of its days), dubbel (the second of
-- two staff), delvis_* (days of admission and discharge), betald (whole days away that the avtal pays for) and the other whole days away
-- by kind. The parts are exact decimals, in units of 1 / namnare minutes: they are rounded where they are summed. sjukhus_alla_tal is whole
-- days in hospital, borta_tal all whole days away, paid for or not.
with galler as (
  select brukar_id as brukar_nyckel, insats, enhet_id, coalesce(dubbelbemanning, false) as dubbelbemanning, tidsenhet like '%vecka' as per_vecka,
    beviljad_tid * case when tidsenhet like 'timmar%' then 60 else 1 end as tid_min, from_datum as fran,
    least(
      coalesce(tom_datum, date '9999-12-31'),
      coalesce(lead(from_datum) over (partition by beslut_id, insats order by from_datum) - 1, date '9999-12-31')
    ) as till
  from kant.beslut
),
segment as (
  select g.brukar_nyckel, g.insats, g.enhet_id, m.forsta, g.dubbelbemanning, g.per_vecka, g.tid_min,
    greatest(g.fran, m.forsta) as fran, least(g.till, m.sista) as till
  from galler g join modell.beslutsmanader m on g.fran <= m.sista and g.till >= m.forsta and g.fran <= g.till
),
borta_dagar as (
  select brukar_id as brukar_nyckel, typ, from_tid, tom_tid,
    case when from_tid = date_trunc('day', from_tid) then from_tid::date else from_tid::date + 1 end as fran,
    coalesce(tom_tid::date - 1, date '9999-12-31') as till
  from kant.franvaro
),
-- Days that the avtal pays for although the person is away; only absences that are meant to end.
betalda as (
  select distinct f.brukar_nyckel, b.enhet_id, f.fran, least(f.till, f.fran + v.franvarodagar_ersatts - 1) as till
  from borta_dagar f
  join (select distinct brukar_nyckel, enhet_id from galler) b using (brukar_nyckel)
  join modell.avtal_galler v on v.enhet_id = b.enhet_id and f.fran between v.fran and v.till and v.franvarodagar_ersatts > 0
  where f.fran <= f.till and f.typ in ('sjukhus', 'korttid', 'bortrest')
),
perioder as (
  select brukar_nyckel, null as enhet_id, typ as slag, fran, till from borta_dagar where fran <= till
  union all
  select brukar_nyckel, null, case when typ = 'sjukhus' then 'delvis_sjukhus' else 'delvis_annan' end, from_tid::date, from_tid::date
  from borta_dagar where fran > from_tid::date
  union all
  select brukar_nyckel, null, case when typ = 'sjukhus' then 'delvis_sjukhus' else 'delvis_annan' end, tom_tid::date, tom_tid::date
  from borta_dagar where tom_tid > date_trunc('day', tom_tid)
  union all
  select brukar_nyckel, enhet_id, 'betald', fran, till from betalda
),
borta as (
  select p.brukar_nyckel, p.enhet_id, p.slag, m.forsta, bit_or(
    ((1::bigint << (day(least(p.till, last_day(m.forsta))) - day(greatest(p.fran, m.forsta)) + 1)::integer) - 1)
    << (day(greatest(p.fran, m.forsta)) - 1)::integer
  ) as dagar
  from perioder p join modell.beslutsmanader m on p.fran <= m.sista and p.till >= m.forsta
  group by p.brukar_nyckel, p.enhet_id, p.slag, m.forsta
),
franvaro as (
  select brukar_nyckel, forsta,
    coalesce(bit_or(dagar) filter (slag not like 'delvis%'), 0) as helt,
    coalesce(bit_or(dagar) filter (slag = 'delvis_sjukhus'), 0) as delvis_sjukhus,
    coalesce(bit_or(dagar) filter (slag = 'delvis_annan'), 0) as delvis_annan,
    coalesce(bit_or(dagar) filter (slag = 'avliden'), 0) as avliden,
    coalesce(bit_or(dagar) filter (slag = 'utflyttad'), 0) as utflyttad,
    coalesce(bit_or(dagar) filter (slag = 'sabo'), 0) as sabo,
    coalesce(bit_or(dagar) filter (slag = 'sjukhus'), 0) as sjukhus,
    coalesce(bit_or(dagar) filter (slag = 'korttid'), 0) as korttid,
    coalesce(bit_or(dagar) filter (slag = 'bortrest'), 0) as bortrest
  from borta where slag <> 'betald' group by brukar_nyckel, forsta
),
maskade as (
  select s.*, 14 * day(last_day(s.forsta)) as namnare, s.fran = s.forsta and s.till = last_day(s.forsta) as hela_manaden,
    ((1::bigint << (day(s.till) - day(s.fran) + 1)::integer) - 1) << (day(s.fran) - 1)::integer as dagar,
    -- a day's minutes in units of 1 / namnare, and those of one of the staff: of two, the second has half of the time
    (s.tid_min * 2 * case when s.per_vecka then day(last_day(s.forsta)) else 7 end)::decimal(30, 4) as dag_tal,
    (s.tid_min * case when s.dubbelbemanning then 1 else 2 end * case when s.per_vecka then day(last_day(s.forsta)) else 7 end)::decimal(30, 4) as enkel_tal,
    coalesce(f.helt, 0) as helt, coalesce(f.helt, 0) & coalesce(b.dagar, 0) as betald,
    coalesce(f.delvis_sjukhus, 0) as delvis_sjukhus, coalesce(f.delvis_annan, 0) as delvis_annan, coalesce(f.avliden, 0) as avliden,
    coalesce(f.utflyttad, 0) as utflyttad, coalesce(f.sabo, 0) as sabo, coalesce(f.sjukhus, 0) as sjukhus,
    coalesce(f.korttid, 0) as korttid, coalesce(f.bortrest, 0) as bortrest
  from segment s
  left join franvaro f using (brukar_nyckel, forsta)
  left join borta b on b.slag = 'betald' and b.brukar_nyckel = s.brukar_nyckel and b.enhet_id = s.enhet_id and b.forsta = s.forsta
),
-- Absences that overlap: the day goes to the first that covers it, those that do not end before those that do.
dagade as (
  select brukar_nyckel, insats, enhet_id, forsta, till, namnare, per_vecka, dubbelbemanning, hela_manaden, dag_tal, enkel_tal, dagar, helt,
    bit_count(dagar & ~(helt | delvis_sjukhus | delvis_annan)) as hemma,
    bit_count(dagar & delvis_sjukhus & ~helt) as n_delvis_sjukhus,
    bit_count(dagar & delvis_annan & ~(helt | delvis_sjukhus)) as n_delvis_annan,
    bit_count(dagar & betald) as n_betald,
    bit_count(dagar & avliden & ~betald) as n_avliden,
    bit_count(dagar & utflyttad & ~(betald | avliden)) as n_utflyttad,
    bit_count(dagar & sabo & ~(betald | avliden | utflyttad)) as n_sabo,
    bit_count(dagar & sjukhus & ~(betald | avliden | utflyttad | sabo)) as n_sjukhus,
    bit_count(dagar & korttid & ~(betald | avliden | utflyttad | sabo | sjukhus)) as n_korttid,
    bit_count(dagar & bortrest & ~(betald | avliden | utflyttad | sabo | sjukhus | korttid)) as n_bortrest,
    bit_count(dagar & helt & ~(betald | avliden | utflyttad | sabo | sjukhus | korttid | bortrest)) as n_annan,
    bit_count(dagar & sjukhus & ~(avliden | utflyttad | sabo)) as n_sjukhus_alla
  from maskade
)
select brukar_nyckel, insats, manad_av(forsta) as manad, enhet_id, any_value(namnare)::integer as namnare,
  max(till) as sista_dag,
  sum(enkel_tal * case when hela_manaden then hemma else 0 end)::decimal(38, 4) as hel_tal,
  sum(enkel_tal * case when hela_manaden then 0 else hemma end)::decimal(38, 4) as del_tal,
  sum((dag_tal - enkel_tal) * (hemma + n_delvis_sjukhus + n_delvis_annan))::decimal(38, 4) as dubbel_tal,
  sum(enkel_tal * n_delvis_sjukhus)::decimal(38, 4) as delvis_sjukhus_tal,
  sum(enkel_tal * n_delvis_annan)::decimal(38, 4) as delvis_annan_tal,
  sum(dag_tal * n_betald)::decimal(38, 4) as betald_tal,
  sum(dag_tal * n_sjukhus)::decimal(38, 4) as sjukhus_tal,
  sum(dag_tal * n_korttid)::decimal(38, 4) as korttid_tal,
  sum(dag_tal * n_sabo)::decimal(38, 4) as sabo_tal,
  sum(dag_tal * n_bortrest)::decimal(38, 4) as bortrest_tal,
  sum(dag_tal * n_utflyttad)::decimal(38, 4) as utflyttad_tal,
  sum(dag_tal * n_avliden)::decimal(38, 4) as avliden_tal,
  sum(dag_tal * n_annan)::decimal(38, 4) as annan_tal,
  sum(dag_tal * n_sjukhus_alla)::decimal(38, 4) as sjukhus_alla_tal,
  sum(dag_tal * bit_count(dagar & helt))::decimal(38, 4) as borta_tal,
  sum(dag_tal * bit_count(dagar))::decimal(38, 4) as alla_tal,
  coalesce(sum(dag_tal * bit_count(dagar)) filter (per_vecka), 0)::decimal(38, 4) as vecka_tal,
  bool_or(dubbelbemanning) as dubbelbemanning,
  bit_or(dagar) as dagar
from dagade
group by brukar_nyckel, insats, forsta, enhet_id
