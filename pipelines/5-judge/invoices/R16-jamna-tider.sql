-- regel: R16
-- namn: Ovanligt många jämna klockslag
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [utford_tid, avtal]
-- valfria_kallor: []
-- om: inget
-- exponering: enheter
-- prov: andel_mot_tal
-- q: 0.01
-- lokal: kvartal
-- trosklar:
--   r16_skillnad: andel över slumpens femtedel som inte frågas om
--   r16_avrundat: andel jämna klockslag som avtalets avrundning kan förklara
--   r16_tider: minsta antal klockslag per enhet och kvartal
-- efter: [R14]
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Tidssystemet visar bara hela fem minuter, avtalet avrundar tiderna, eller besöken registreras från en plan på hela fem minuter.
-- fraga: Hur registreras start och slut, och varför är så många klockslag jämna fem eller femton minuter?
-- kalla: Klumpning vid jämna tal är ett känt tecken på uppskattade tal (heaping); amerikanska EVV-kontroller av avrundade tider

-- Per enhet and quarter: clock minutes of start and slut that 5 divides. Every fifth does where a clock speaks. Benford's law does not
-- apply to minutes: they are bounded. Guards: an enhet whose visits are on the minute as planned is asked about by R14; an avtal that
-- rounds to whole five minutes or quarters, where the system has done so to all times (an avtal's rounding is of the invoice, and explains
-- no habit of some); a system in which three enheter of four are as even shows whole five minutes to everybody.
with fragade as (
  select utforare_id, enhet_id, period from resultat.fakturafynd where regel_id = 'R14'
),
kvartal as (
  select d.utforare_id, d.enhet_id, d.period, d.verksamhetsomrade, sum(d.tider)::bigint as antal, sum(d.jamna_5)::bigint as traffar,
    sum(d.jamna_15)::bigint as jamna_15,
    coalesce(bool_and(d.avrundning_minuter % 5 = 0), false) and sum(d.jamna_5) >= troskel('r16_avrundat') * sum(d.tider)
      and (coalesce(bool_or(d.avrundning_minuter % 15 <> 0), false) or sum(d.jamna_15) >= troskel('r16_avrundat') * sum(d.tider)) as avtalad
  from monsterdagar() d
  left join fragade f on f.utforare_id is not distinct from d.utforare_id and f.enhet_id = d.enhet_id and f.period = d.period
  where f.period is null and d.ersattningsgrund = 'utford'
  group by d.utforare_id, d.enhet_id, d.period, d.verksamhetsomrade having sum(d.tider) > 0
),
system as (
  select verksamhetsomrade, period, quantile_cont(traffar / antal, 0.25) >= 0.2 + troskel('r16_skillnad') as jamnt
  from kvartal where antal >= troskel('r16_tider') group by verksamhetsomrade, period having count(*) >= 4
),
provade as (
  select k.*, s.jamnt, k.antal < troskel('r16_tider') or k.traffar < (0.2 + troskel('r16_skillnad')) * k.antal as for_litet
  from kvartal k left join system s using (verksamhetsomrade, period)
),
jamna as (
  select p.utforare_id, p.enhet_id, p.period, b.besok_id, minute(b.start) as startminut, minute(b.slut) as slutminut
  from nummer.utford_tid b
  join monsterdagar() d on d.enhet_id = b.enhet_id and d.dag = b.start::date
  join provade p on p.utforare_id is not distinct from d.utforare_id and p.enhet_id = d.enhet_id and p.period = d.period and not p.for_litet
  where b.start >= monster_fran() and b.start < monster_fore() and b.enhet_id in (select enhet_id from provade where not for_litet)
    and b.slut is not null and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
listade as (
  select utforare_id, enhet_id, period, min(besok_id, 200) filter (startminut % 5 = 0 and slutminut % 5 = 0) as rader
  from jamna group by utforare_id, enhet_id, period
),
-- How many last digits are in use: two to the entropy in bits (perplexity), 10 when all ten are used alike.
siffror as (
  select utforare_id, enhet_id, period, siffra, count(*) as n
  from (select utforare_id, enhet_id, period, unnest([startminut % 10, slutminut % 10]) as siffra from jamna)
  group by utforare_id, enhet_id, period, siffra
),
entropi as (
  select utforare_id, enhet_id, period,
    pow(2, list_sum(list_transform(list(n order by siffra), lambda n: -(n / alla) * log2(n / alla)))) as antal
  from (select *, sum(n) over (partition by utforare_id, enhet_id, period) as alla from siffror)
  group by utforare_id, enhet_id, period, alla
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, p.period, 0 as minuter, 0 as belopp_kr, coalesce(l.rader, []) as rader,
  procent(p.traffar / p.antal) || ' av ' || p.antal || ' registrerade klockslag är jämna fem minuter (slumpen ger 20 procent) och '
    || procent(p.jamna_15 / p.antal) || ' jämna femton (slumpen ger 7 procent); slutsiffrorna är så ojämna som om bara '
    || replace(format('{:.1f}', e.antal), '.', ',') || ' av tio användes.' as forklaring,
  case when p.avtalad then 'avtalad avrundning' when p.jamnt then 'tidssystemet visar hela fem minuter' end as skydd,
  p.traffar, p.antal, 0.2 as vantat, p.for_litet
from provade p
left join listade l on l.utforare_id is not distinct from p.utforare_id and l.enhet_id = p.enhet_id and l.period = p.period
left join entropi e on e.utforare_id is not distinct from p.utforare_id and e.enhet_id = p.enhet_id and e.period = p.period
