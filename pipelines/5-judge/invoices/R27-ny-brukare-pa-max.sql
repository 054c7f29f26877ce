-- regel: R27
-- namn: Nya brukare fakturerade med all beviljad tid från början
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [fakturor, beslut, avtal]
-- valfria_kallor: []
-- om: fakturarader
-- exponering: enheter
-- prov: andel_mot_andra
-- q: 0.01
-- trosklar:
--   r27_andel: andel av beviljad tid som räknas som all tid
--   r27_dagar: beviljade dagar som den första månaden måste ha
--   r27_effekt: skillnad mot andra enheter, i procentenheter, som inte frågas om
--   r27_minst: nya brukare på max som krävs
-- efter: []
-- krav: [NA-47]
-- oskyldig_forklaring: Enheten tar emot brukare som kommer från sjukhus och behöver allt från första dagen, eller får beslut som är snävt satta.
-- fraga: Hur har den fakturerade tiden för de nya brukarna räknats fram, och vilka besök ligger bakom?
-- kalla: Västerås hemsjukvård (planerad i stället för utförd tid fakturerad); Stockholm 2014 (i genomsnitt 82,5 procent av beviljad tid utförs)

-- Per enhet and calendar year: how many of the brukare that are new to the kommun were billed all that they were granted in their first month,
-- among those of other enheter in the same verksamhetsområde. A year, since few are new in a month; not all years together, since an
-- enhet would then be among its own peers. Guards: new means the first decision of all, not another utförare; the first month counts when
-- enough of its days are granted, else the second; whole days away are taken from what is granted; above what is granted is R12's question.
-- An utförare paid by granted time bills all of it by contract. The minutes are what is billed beyond the share that new brukare of the group
-- usually use.
with nya as (
  select brukar_id as brukar_nyckel, min(from_datum) as forsta_dag from kant.beslut
  group by brukar_id
  having min(from_datum) > (select min(rad_fran) + 31 from modell.fakturarader)
),
beviljat as (
  select g.brukar_nyckel, g.manad, sum(g.beviljad_hemma_min)::bigint as minuter, bit_count(bit_or(g.dagar)) as dagar
  from modell.beviljad_manad g join nya using (brukar_nyckel)
  group by g.brukar_nyckel, g.manad
),
forsta_manad as (
  select n.brukar_nyckel, min(b.manad) as manad
  from nya n join beviljat b using (brukar_nyckel)
  where b.dagar >= troskel('r27_dagar') and b.minuter > 0 and b.manad <= manad_av(n.forsta_dag + interval 1 month)
  group by n.brukar_nyckel
),
fakturerat as (
  select r.brukar_nyckel, r.manad, r.utforare_id, arg_max(r.enhet_id, (r.minuter, r.enhet_id)) as enhet_id, sum(r.minuter)::bigint as minuter,
    sum(r.belopp_kr) as belopp_kr, list(distinct r.rad_id) filter (r.rad_belopp_kr > 0) as rader
  from modell.fakturarader r join forsta_manad using (brukar_nyckel, manad)
  where r.har_tid and not r.kvittad and r.ersattningsgrund = 'utford'
  group by r.brukar_nyckel, r.manad, r.utforare_id
  having sum(r.minuter) > 0 and sum(r.belopp_kr) > 0
),
-- One utförare for all the granted time: else no one can be said to have billed all of it.
ensamma as (
  select f.*, b.minuter as beviljade, f.minuter / b.minuter as andel, f.minuter >= troskel('r27_andel') * b.minuter as pa_max,
    left(f.manad, 4) || '-01/' || least(left(f.manad, 4) || '-12', manad_av(per_datum())) as period,
    v.verksamhetsomrade
  from fakturerat f
  join beviljat b using (brukar_nyckel, manad)
  join modell.avtal_galler v on v.enhet_id = f.enhet_id and strptime(f.manad || '-01', '%Y-%m-%d')::date between v.fran and v.till
  qualify count(*) over (partition by f.brukar_nyckel) = 1
),
vanligt as (
  select verksamhetsomrade, period, median(andel) as andel, count(*) filter (pa_max) as pa_max, count(*) as antal
  from ensamma group by verksamhetsomrade, period
),
per_enhet as (
  select e.utforare_id, e.enhet_id, e.period, e.verksamhetsomrade, count(*) filter (e.pa_max) as traffar, count(*) as antal,
    coalesce(sum(e.minuter) filter (e.pa_max), 0)::bigint as fakturerade, coalesce(sum(e.beviljade) filter (e.pa_max), 0)::bigint as beviljade,
    coalesce(sum(e.belopp_kr) filter (e.pa_max), 0) as belopp_kr, flatten(list(e.rader) filter (e.pa_max)) as rader
  from ensamma e group by e.utforare_id, e.enhet_id, e.period, e.verksamhetsomrade
),
provade as (
  select p.*, greatest(0, round(p.fakturerade - v.andel * p.beviljade))::bigint as minuter,
    (v.pa_max - p.traffar) / nullif(v.antal - p.antal, 0) as andras
  from per_enhet p join vanligt v using (verksamhetsomrade, period)
)
select utforare_id, enhet_id, null::varchar as brukar_nyckel, period, minuter,
  coalesce(round(minuter * belopp_kr / nullif(fakturerade, 0), 2), 0) as belopp_kr, coalesce(list_sort(list_distinct(rader)), []) as rader,
  traffar, antal, verksamhetsomrade || ' ' || period as grupp,
  traffar < troskel('r27_minst') or coalesce(traffar / antal - andras < troskel('r27_effekt'), true) as for_litet,
  traffar || ' av ' || antal || ' nya brukare fakturerades med all beviljad tid redan den första månaden; hos andra enheter var det '
    || coalesce(round(100 * andras)::integer, 0) || ' av hundra.' as forklaring
from provade
