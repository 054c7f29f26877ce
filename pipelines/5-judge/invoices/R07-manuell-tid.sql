-- regel: R07
-- namn: Ovanligt mycket tid registrerad för hand
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [utford_tid, avtal]
-- valfria_kallor: []
-- kolumner: [utford_tid.registrering]
-- om: inget
-- exponering: enheter
-- prov: andel_mot_andra
-- q: 0.01
-- lokal: kvartal
-- trosklar:
--   r07_andel: andel av tiden som får registreras för hand utan att det frågas om
--   r07_avbrott_andel: andel av dagens besök som gör dagen till ett möjligt avbrott
--   r07_avbrott_dagar: så många avbrott som ett kvartal kan ha
--   monster_besok: minsta antal besök per enhet och kvartal
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Telefoner eller täckning har fattats en längre tid, nya i personalen har inte fått inloggning, eller systemet har bytts.
-- fraga: Varför registreras så många besök för hand, och hur kontrolleras de tiderna?
-- kalla: Västerås 2013 (15–20 procent av tiden inlagd i efterhand), EVV-regler om registreringar som ändras för hand (Texas, Utah)

-- Per enhet and quarter: visits registered by hand against the other enheter of the verksamhetsområde. Guard: days on which the system
-- did not work are left out; on such a day most visits are by hand, and a quarter has few of them: more is a habit. What
-- everybody does is no pattern of one, which the comparison sees to. No krona can be worked out of how a time was registered.
with dagar as (
  select *, manuella >= troskel('r07_avbrott_andel') * antal as avbrott
  from monsterdagar() where antal > 0 and ersattningsgrund = 'utford'
),
vanliga_dagar as (
  select * from dagar
  qualify not avbrott or count(*) filter (avbrott) over (partition by utforare_id, enhet_id, period) > troskel('r07_avbrott_dagar')
),
kvartal as (
  select utforare_id, enhet_id, period, verksamhetsomrade, sum(antal)::bigint as antal, sum(manuella)::bigint as traffar,
    sum(utford_min)::bigint as utford_min, sum(manuell_min)::bigint as manuell_min
  from vanliga_dagar group by utforare_id, enhet_id, period, verksamhetsomrade
),
mot_andra as (
  select *, (sum(manuell_min) over g - manuell_min) / nullif(sum(utford_min) over g - utford_min, 0) as andras_andel
  from kvartal window g as (partition by verksamhetsomrade, period)
),
provade as (
  select *, antal < troskel('monster_besok') or utford_min = 0 or manuell_min < troskel('r07_andel') * utford_min
    or coalesce(manuell_min <= andras_andel * utford_min, true) as for_litet
  from mot_andra
),
for_hand as (
  select p.utforare_id, p.enhet_id, p.period, b.besok_id, b.personal_id, b.andrad_orsak
  from nummer.utford_tid b
  join vanliga_dagar d on d.enhet_id = b.enhet_id and d.dag = b.start::date
  join provade p on p.utforare_id is not distinct from d.utforare_id and p.enhet_id = d.enhet_id and p.period = d.period and not p.for_litet
  where b.registrering = 'manuell' and b.start >= monster_fran() and b.start < monster_fore() and b.slut is not null
    and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false) and b.enhet_id in (select enhet_id from provade where not for_litet)
),
-- How many of the staff it takes to make half of them: a habit of the enhet, or of one or two.
per_personal as (
  select utforare_id, enhet_id, period, count(*) as antal, count(*) over (partition by utforare_id, enhet_id, period) as personal,
    sum(count(*)) over (partition by utforare_id, enhet_id, period order by count(*) desc, personal_id rows unbounded preceding) as sa_langt,
    row_number() over (partition by utforare_id, enhet_id, period order by count(*) desc, personal_id) as plats
  from for_hand where personal_id is not null group by utforare_id, enhet_id, period, personal_id
),
halften as (
  select utforare_id, enhet_id, period, min(plats) as flitigaste, any_value(personal) as personal
  from (select *, sum(antal) over (partition by utforare_id, enhet_id, period) as alla from per_personal)
  where 2 * sa_langt >= alla group by utforare_id, enhet_id, period
),
-- Only reasons that recur at several enheter in the quarter are told: those are the system's own words, not somebody's about somebody.
gangse as (
  select d.period, b.andrad_orsak
  from nummer.utford_tid b
  join monsterdagar() d on d.enhet_id = b.enhet_id and d.dag = b.start::date
  where b.andrad_orsak is not null and b.start >= monster_fran() and b.start < monster_fore()
  group by d.period, b.andrad_orsak having count(distinct b.enhet_id) > 1 and count(*) >= 10
),
orsaker as (
  select utforare_id, enhet_id, period, arg_max(andrad_orsak, (antal, andrad_orsak)) as orsak, max(antal) as antal
  from (
    select utforare_id, enhet_id, period, andrad_orsak, count(*) as antal from for_hand semi join gangse using (period, andrad_orsak) group by all
  )
  group by utforare_id, enhet_id, period
),
listade as (
  select utforare_id, enhet_id, period, min(besok_id, 200) as rader, count(*) filter (andrad_orsak is null) as utan_orsak, count(*) as antal
  from for_hand group by utforare_id, enhet_id, period
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, p.period,
  case when p.for_litet then 0 else round(p.manuell_min - p.andras_andel * p.utford_min)::bigint end as minuter, 0 as belopp_kr,
  coalesce(l.rader, []) as rader,
  p.traffar || ' av ' || p.antal || ' besök är registrerade för hand, ' || procent(p.manuell_min / p.utford_min) || ' av tiden; hos andra enheter '
    || procent(p.andras_andel)
    || case when h.flitigaste is null then '' when h.personal = 1 then '. De hör till en i personalen'
      else '. Minst hälften av dem hör till ' || h.flitigaste || ' av de ' || h.personal || ' i personalen som gjort det' end
    || case when l.utan_orsak = l.antal then '. Ingen orsak är angiven'
      when o.orsak is null then '. ' || l.utan_orsak || ' saknar orsak'
      else '. Vanligaste orsak: ' || o.orsak || ' (' || o.antal || '); ' || l.utan_orsak || ' saknar orsak' end || '.' as forklaring,
  p.traffar, p.antal, p.verksamhetsomrade || ' ' || p.period as grupp, p.for_litet
from provade p
left join listade l on l.utforare_id is not distinct from p.utforare_id and l.enhet_id = p.enhet_id and l.period = p.period
left join halften h on h.utforare_id is not distinct from p.utforare_id and h.enhet_id = p.enhet_id and h.period = p.period
left join orsaker o on o.utforare_id is not distinct from p.utforare_id and o.enhet_id = p.enhet_id and o.period = p.period
