-- regel: R15
-- namn: Ovanligt mycket beviljad tid som inte utförs
-- klass: mjuk
-- ersattningsgrund: [utford, beviljad]
-- kallor: [beslut, utford_tid]
-- valfria_kallor: [franvaro]
-- om: inget
-- exponering: enheter
-- prov: andel_mot_andra
-- q: 0.01
-- lokal: kvartal
-- omkring: 31 * (troskel('r15_manader') - 1)
-- trosklar:
--   r15_andel: andel av beviljad tid som är tillräcklig
--   r15_manader: månader i rad med för lite tid
--   r15_skillnad: andel mer än andra enheter som inte frågas om
--   r15_brukarmanader: minsta antal brukarmånader per enhet och kvartal
-- efter: []
-- krav: [NA-47]
-- oskyldig_forklaring: Brukarna tackar nej eller är borta utan att det syns i registren, besluten är större än behoven, eller tid registreras inte.
-- fraga: Varför får så många brukare mindre tid än de har beviljats, flera månader i rad?
-- kalla: Stockholm 2014 (82,5 procent av beviljad tid utförd i snitt); SKR 2024, de flesta kommuner vet inte hur mycket av den beviljade tiden som utförs

-- Per enhet and quarter: brukare × month with too little of the granted time, at least two months in a row, against the other enheter of
-- the verksamhetsområde. Guards: whole days away (hospital and the like) are no granted time here; declined visits count as they were
-- planned, else as long as the brukare's others that month; insatser for which nobody registers visits, and
-- enheter that deliver none that month, lack data. It is about quality, so there is no amount; minuter is the time that is missing.
with besok as (
  select brukar_nyckel, insats, manad, sum(utford_min)::bigint as minuter, sum(antal) as antal, sum(avbojda) as avbojda,
    sum(avbojd_min)::bigint as avbojd_min
  from modell.besok_manad group by brukar_nyckel, insats, manad
),
registreras as (
  select distinct insats, manad from modell.besok_manad where antal > 0
),
hos as (
  select brukar_nyckel, manad, arg_max(enhet_id, (utford_min, enhet_id)) as enhet_id
  from modell.besok_manad where antal > 0 group by brukar_nyckel, manad
),
-- A brukare whom nobody visited has no visit to tell whose they are; the latest decision does.
ansvarig as (
  select o.brukar_nyckel, o.manad, arg_max(d.enhet_id, (d.from_datum, d.enhet_id)) as enhet_id
  from (select distinct brukar_nyckel, manad from modell.beviljad_manad anti join hos using (brukar_nyckel, manad)) o
  join kant.beslut d on d.brukar_id = o.brukar_nyckel and d.from_datum <= last_day(forsta_i(o.manad)) and d.enhet_id is not null
  group by o.brukar_nyckel, o.manad
),
levererar as (
  select distinct enhet_id, manad from modell.besok_manad where antal > 0
),
manader as (
  select g.brukar_nyckel, g.manad, coalesce(h.enhet_id, a.enhet_id) as enhet_id, sum(g.beviljad_hemma_min)::bigint as beviljad,
    sum(coalesce(b.minuter, 0))::bigint as utford,
    sum(case
      when b.avbojd_min > 0 then b.avbojd_min
      when b.avbojda > 0 then coalesce(b.minuter * b.avbojda / nullif(b.antal, 0), g.beviljad_hemma_min)
      else 0
    end::decimal(18, 6)) as avbojd
  from modell.beviljad_manad g
  semi join registreras using (insats, manad)
  left join besok b using (brukar_nyckel, insats, manad)
  left join hos h using (brukar_nyckel, manad)
  left join ansvarig a using (brukar_nyckel, manad)
  where g.beviljad_hemma_min > 0 and manaden_ar_slut(g.manad)
  group by g.brukar_nyckel, g.manad, coalesce(h.enhet_id, a.enhet_id)
),
provade_manader as (
  select m.*, forsta_i(m.manad) as forsta, m.utford + m.avbojd < troskel('r15_andel') * m.beviljad as liten
  from manader m semi join levererar using (enhet_id, manad)
),
-- Months in a row have the same distance between their number and their turn.
i_rad as (
  select brukar_nyckel, manad, count(*) over (partition by brukar_nyckel, rad) as antal
  from (
    select brukar_nyckel, manad,
      year(forsta) * 12 + month(forsta) - row_number() over (partition by brukar_nyckel order by forsta) as rad
    from provade_manader where liten
  )
),
brukarmanader as (
  select p.*, coalesce(r.antal, 0) >= troskel('r15_manader') as under, v.utforare_id, coalesce(v.verksamhetsomrade, '') as verksamhetsomrade,
    manad_av(date_trunc('quarter', p.forsta)) || '/' || manad_av(date_trunc('quarter', p.forsta) + interval 2 month) as period
  from provade_manader p
  left join i_rad r using (brukar_nyckel, manad)
  left join modell.avtal_galler v on v.enhet_id = p.enhet_id and p.forsta between v.fran and v.till
  where p.forsta >= monster_fran() and p.forsta < monster_fore()
),
kvartal as (
  select utforare_id, enhet_id, period, verksamhetsomrade, count(*) as antal, count(*) filter (under) as traffar,
    coalesce(sum(beviljad - utford) filter (under), 0)::bigint as minuter, count(distinct brukar_nyckel) filter (under) as brukare,
    sum(utford) / sum(beviljad) as utford_andel
  from brukarmanader group by utforare_id, enhet_id, period, verksamhetsomrade
),
mot_andra as (
  select *, (sum(traffar) over g - traffar) / nullif(sum(antal) over g - antal, 0) as andras_andel
  from kvartal window g as (partition by verksamhetsomrade, period)
),
provade as (
  select *, antal < troskel('r15_brukarmanader') or coalesce(traffar < (andras_andel + troskel('r15_skillnad')) * antal, true) as for_litet
  from mot_andra
),
-- The visits that were made, so that what is missing can be seen beside them.
listade as (
  select m.utforare_id, m.enhet_id, m.period, min(b.besok_id, 200) as rader
  from kant.utford_tid b
  join brukarmanader m on m.brukar_nyckel = b.brukar_id and m.enhet_id = b.enhet_id and m.manad = manad_av(b.start) and m.under
  join provade p on p.utforare_id is not distinct from m.utforare_id and p.enhet_id = m.enhet_id and p.period = m.period and not p.for_litet
  where b.start >= monster_fran() and b.start < monster_fore() and b.enhet_id in (select enhet_id from provade where not for_litet)
  group by m.utforare_id, m.enhet_id, m.period
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, p.period, p.minuter, 0 as belopp_kr, coalesce(l.rader, []) as rader,
  p.brukare || ' brukare har fått mindre än ' || procent(troskel('r15_andel'))
    || ' av sin beviljade tid minst ' || troskel('r15_manader')::integer || ' månader i rad, i ' || p.traffar || ' av ' || p.antal
    || ' brukarmånader (' || procent(p.traffar / p.antal) || '; hos andra enheter ' || procent(p.andras_andel) || '). Enheten utförde '
    || procent(p.utford_andel) || ' av all beviljad tid.' as forklaring,
  p.traffar, p.antal, p.verksamhetsomrade || ' ' || p.period as grupp, p.for_litet
from provade p
left join listade l on l.utforare_id is not distinct from p.utforare_id and l.enhet_id = p.enhet_id and l.period = p.period
