-- regel: R29
-- namn: Volymen växer plötsligt
-- klass: mjuk
-- ersattningsgrund: [utford, beviljad]
-- kallor: [fakturor]
-- valfria_kallor: [beslut, utford_tid, avtal]
-- om: fakturarader
-- exponering: brukarmanader
-- prov: avstand
-- q: 0.01
-- lokal: manad
-- minns: 13
-- trosklar:
--   r29_z: robust z-värde som inte frågas om
--   r29_andel: ökning mot det vanliga som inte frågas om
--   r29_kr: kronor över det vanliga i månaden som inte frågas om
--   r29_manader: månader av egen historik som krävs
--   r29_brukare: brukare i månaden från vilka utföraren som helhet jämförs
--   r29_spridning: minsta spridning från månad till månad som räknas med
-- efter: [R18, R05]
-- krav: [NA-47]
-- oskyldig_forklaring: Ett nytt eller utökat beslut, en utförare som tagit emot fler brukare, eller en faktura som rymmer tid från en tidigare månad.
-- fraga: Vad förklarar att den fakturerade tiden är så mycket större än förut?
-- kalla: Iglewicz och Hoaglin 1993, How to Detect and Handle Outliers (modifierat z-värde 3,5)

-- Per utförare and brukare, and per utförare as a whole: invoiced minutes per day of the month, on a log scale, against the median of the own
-- last twelve months. Spread: MAD / 0.6745, or where more than half of the months are alike (MAD 0) the mean absolute deviation from the
-- median × 1.2533 (both estimate a normal standard deviation), and never less than r29_spridning: else any change of a steady volume is endless.
-- Guards: onboarding (a month that follows on none, first or after a pause, is no history, and a history too short is no test). Exempt, and shown: granted time
-- grew (whole days away taken off, so that a month at home after a month in hospital is no jump) or, for an utförare, the number of brukare,
-- and what is billed per granted minute or per brukare grew by less than half of the jump, or by less than what is asked about. Lines of
-- R18 and R05 are left out; credit notes netted; the month's own number of days.
with fragade as (
  select utforare_id, unnest(rader) as rad_id from resultat.fakturafynd where regel_id in ('R18', 'R05')
),
fakturerade as (
  select utforare_id, enhet_id, brukar_nyckel, manad, minuter, belopp_kr, rad_id, rad_belopp_kr
  from modell.fakturarader anti join fragade using (utforare_id, rad_id)
  where har_tid and not kvittad
),
manader as (
  select utforare_id, brukar_nyckel, manad, sum(minuter)::bigint as minuter, sum(belopp_kr) as belopp_kr,
    case when min(enhet_id) = max(enhet_id) then min(enhet_id) end as enhet_id
  from fakturerade
  group by utforare_id, brukar_nyckel, manad
  having sum(minuter) > 0 and sum(belopp_kr) > 0
),
beviljat as (
  select brukar_nyckel, manad, sum(beviljad_hemma_min)::double as minuter from modell.beviljad_manad group by brukar_nyckel, manad
),
matta as (
  select m.utforare_id, m.brukar_nyckel, m.manad, m.enhet_id, m.minuter, m.belopp_kr, g.minuter as underlag
  from manader m left join beviljat g using (brukar_nyckel, manad)
  union all
  select utforare_id, null, manad, null, sum(minuter)::bigint, sum(belopp_kr), count(*)::double
  from manader group by utforare_id, manad
  having count(*) >= troskel('r29_brukare')
),
per_dag as (
  select *, left(manad, 4)::integer * 12 + right(manad, 2)::integer as nr,
    ln(minuter / day(last_day(strptime(manad || '-01', '%Y-%m-%d')::date))::double) as x,
    ln(nullif(underlag, 0) / case when brukar_nyckel is null then 1 else day(last_day(strptime(manad || '-01', '%Y-%m-%d')::date)) end) as y
  from matta
),
foljande as (
  select *, coalesce(lag(nr) over (partition by utforare_id, brukar_nyckel order by nr) = nr - 1, false) as foljer from per_dag
),
historik as (
  select *, list({x: x, y: y}) filter (foljer) over (
    partition by utforare_id, brukar_nyckel order by nr range between 12 preceding and 1 preceding
  ) as tidigare
  from foljande
),
jamforda as (
  select *, list_median(list_transform(tidigare, lambda t: t.x)) as mitt
  from historik
  where len(tidigare) >= troskel('r29_manader')
),
avstand as (
  select *, list_median(list_transform(tidigare, lambda t: abs(t.x - mitt))) as mad, list_avg(list_transform(tidigare, lambda t: abs(t.x - mitt))) as medelavvikelse
  from jamforda
),
provade as (
  select *, (x - mitt) / greatest(case when mad > 0 then mad / 0.6745 else 1.2533 * medelavvikelse end, troskel('r29_spridning')) as z,
    exp(x - mitt) - 1 as okning, round(minuter * (1 - exp(mitt - x)))::bigint as over_min, round(belopp_kr::double * (1 - exp(mitt - x)), 2) as over_kr
  from avstand
),
bedomda as (
  select *, z <= troskel('r29_z') or okning < troskel('r29_andel') or over_kr < troskel('r29_kr') as for_litet from provade
),
-- Nearly all months are as usual: only of the others the lines are told.
ovanliga as (
  select utforare_id, brukar_nyckel, manad from bedomda where not for_litet
),
rader as (
  select f.utforare_id, o.brukar_nyckel, f.manad, list_sort(list(distinct f.rad_id)) as rader
  from ovanliga o
  join manader m on m.utforare_id = o.utforare_id and m.manad = o.manad and (o.brukar_nyckel is null or m.brukar_nyckel = o.brukar_nyckel)
  join fakturerade f on f.utforare_id = m.utforare_id and f.manad = m.manad and f.brukar_nyckel = m.brukar_nyckel
  where f.rad_belopp_kr > 0
  group by f.utforare_id, o.brukar_nyckel, f.manad
)
select b.utforare_id, b.enhet_id, b.brukar_nyckel, b.manad as period, greatest(over_min, 0) as minuter, greatest(over_kr, 0) as belopp_kr, r.rader, z, for_litet,
  case when not for_litet and y > list_median(list_transform(tidigare, lambda t: t.y))
    and x - y - list_median(list_transform(tidigare, lambda t: t.x - t.y)) <= greatest((x - mitt) / 2, ln(1 + troskel('r29_andel'))) then
    case when b.brukar_nyckel is null then 'fler brukare' else 'mer beviljad tid' end end as skydd,
  case when not for_litet then minuter || ' minuter fakturerades i ' || b.manad || case when b.brukar_nyckel is null then ' av utföraren' else ' för brukaren' end || ', '
    || round(100 * okning)::bigint || ' procent mer per dag än den vanliga månaden under det senaste året.' end as forklaring
from bedomda b
left join rader r on r.utforare_id = b.utforare_id and r.manad = b.manad and r.brukar_nyckel is not distinct from b.brukar_nyckel
