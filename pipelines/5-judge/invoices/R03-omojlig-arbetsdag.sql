-- regel: R03
-- namn: Omöjlig arbetsdag
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: [restider, fakturor, prislista, avtal]
-- kolumner: [utford_tid.personal_id]
-- om: besok
-- exponering: personaldagar
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r03_timmar: längsta sammanlagda tid hos brukare under ett dygn
--   r03_jour_minuter: nattbesök som är minst så långt räknas som jour
--   r03_delad_dagar: så många omöjliga dagar i en månad tyder på en delad inloggning
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Flera i personalen delar inloggning, en glömd utloggning, eller ett jourpass som registrerats som besök.
-- fraga: Gjordes alla besöken av en och samma person, och hur rymdes de i så fall i en arbetsdag?
-- kalla: OEI-07-06-00621 (871 fall med mer än 24 timmar per dygn), Enklare vardag 2019 (250 timmar i månaden under falska namn), arbetstidslagen (1982:673) 13 § om dygnsvila

-- Three things, the first that fits. (1) Hard: a visit that is longer than 24 hours; its minutes beyond them. (2) Hard: visits that
-- together are longer than the day, split at midnight; time in one home counts once, whatever insatser were registered. (3) Soft: time with
-- somebody, overlaps counted once, beyond what the daily rest leaves. The day has 23 or 25 hours when the clocks change, and the
-- limit moves with it. Guards: long night visits are jour and count only towards the whole day; one home (restid 0); an id that has
-- impossible days much of the month is likely a login that several share, which is soft.
with dygn as (
  select personal_id, dag from modell.trangda_personaldagar where lang
),
delar as (
  select d.personal_id, d.dag, b.besok_id, b.brukar_nyckel, b.enhet_id, b.insats, b.start, greatest(b.start, d.dag::timestamp) as fran,
    least(b.slut, d.dag + interval 1 day) as till, b.insats = 'natt' and b.slut >= b.start + to_minutes(troskel('r03_jour_minuter')::bigint) as jour
  from modell.provade_besok b
  join (select personal_id, dag, unnest([dag, dag - 1]) as borjar from dygn) d on d.personal_id = b.personal_id and d.borjar = b.start::date
  where b.slut > d.dag and b.slut <= b.start + interval 24 hour
),
hem as (
  select brukar_nyckel, min(annan) as annan from (
    select fran_brukar_id as brukar_nyckel, till_brukar_id as annan from kant.restider where minuter = 0
    union all
    select till_brukar_id, fran_brukar_id from kant.restider where minuter = 0
  )
  group by brukar_nyckel
),
-- The same parts in three measures: all of them, those that are no jour, and home by home.
matt as (
  select personal_id, dag, 'alla' as matt, '' as plats, fran, till from delar
  union all
  select personal_id, dag, 'utan jour', '', fran, till from delar where not jour
  union all
  select d.personal_id, d.dag, 'per hem', least(d.brukar_nyckel, coalesce(h.annan, d.brukar_nyckel)), d.fran, d.till from delar d left join hem h using (brukar_nyckel)
),
nya as (
  select personal_id, dag, matt, till, greatest(fran, coalesce(
    max(till) over (partition by personal_id, dag, matt, plats order by fran, till rows between unbounded preceding and 1 preceding), fran
  )) as fran
  from matt
),
summor as (
  select personal_id, dag, forfluten_tid(dag::timestamp, dag + interval 1 day) as dygnet,
    coalesce(sum(forfluten_tid(fran, till)) filter (matt = 'alla'), 0)::bigint as alla,
    coalesce(sum(forfluten_tid(fran, till)) filter (matt = 'utan jour'), 0)::bigint as utan_jour,
    coalesce(sum(forfluten_tid(fran, till)) filter (matt = 'per hem'), 0)::bigint as per_hem
  from nya where till > fran
  group by personal_id, dag
),
provade as (
  select *, (troskel('r03_timmar') * 60)::bigint + dygnet - 1440 as grans, per_hem > dygnet as omojlig,
    count(*) filter (per_hem > dygnet) over (partition by personal_id, date_trunc('month', dag)) as omojliga_dagar
  from summor
),
fall as (
  select *, case when omojlig then per_hem - dygnet else alla - grans end as minuter,
    case when omojlig and omojliga_dagar < troskel('r03_delad_dagar') then 'hard' else 'mjuk' end as klass,
    case when not omojlig and utan_jour <= grans then 'jour' end as skydd,
    case
      when omojlig then 'Besöken av samma personal är tillsammans ' || per_hem // 60 || ' timmar och ' || per_hem % 60 || ' minuter under ' || dag
        || ', mer än dygnets ' || dygnet // 60 || ' timmar'
        || case when omojliga_dagar < troskel('r03_delad_dagar') then '.' else '; ' || omojliga_dagar || ' sådana dagar i månaden tyder på att flera delar inloggning.' end
      else 'Samma personal är registrerad hos brukare i ' || alla // 60 || ' timmar och ' || alla % 60 || ' minuter under ' || dag
        || '; dygnsvilan lämnar ' || grans // 60 || ' timmar.'
    end as forklaring
  from provade where omojlig or alla > grans
),
priser as (
  select d.personal_id, d.dag, d.besok_id, d.enhet_id, v.utforare_id, forfluten_tid(d.fran, d.till) as minuter,
    case when v.ersattningsgrund = 'beviljad' then 0 else besokspris(v.utforare_id, v.omrade, d.brukar_nyckel, d.insats, d.start) end as pris
  from delar d
  join fall f using (personal_id, dag)
  left join modell.avtal_galler v on v.enhet_id = d.enhet_id and d.start::date between v.fran and v.till
),
-- The minutes too many are priced at the mean of the day's visits: none of them is the one too many.
dagspris as (
  select personal_id, dag, sum(minuter * pris) / nullif(sum(minuter) filter (pris is not null), 0) as pris,
    case when min(utforare_id) = max(utforare_id) then min(utforare_id) end as utforare_id,
    case when min(enhet_id) = max(enhet_id) then min(enhet_id) end as enhet_id,
    list(besok_id order by besok_id) as rader
  from priser group by personal_id, dag
),
langa as (
  select b.*, v.utforare_id, forfluten_tid(b.start, b.slut) as minuter,
    case when v.ersattningsgrund = 'beviljad' then 0 else besokspris(v.utforare_id, v.omrade, b.brukar_nyckel, b.insats, b.start) end as pris
  from modell.provade_besok b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till
  where b.slut > b.start + interval 24 hour and forfluten_tid(b.start, b.slut) > 1440
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, manad_av(f.dag) as period, f.minuter,
  round(f.minuter * p.pris / 60, 2)::decimal(18, 2) as belopp_kr, p.rader, f.klass, f.skydd, f.forklaring
from fall f
join dagspris p using (personal_id, dag)
union all by name
select utforare_id, enhet_id, brukar_nyckel, manad_av(start) as period, minuter - 1440 as minuter,
  round((minuter - 1440) * pris / 60, 2)::decimal(18, 2) as belopp_kr, [besok_id] as rader, 'hard' as klass,
  'Ett besök är registrerat som ' || minuter // 60 || ' timmar och ' || minuter % 60 || ' minuter långt, från ' || strftime(start, '%Y-%m-%d kl. %H.%M')
    || ' till ' || strftime(slut, '%Y-%m-%d kl. %H.%M') || '.' as forklaring
from langa
