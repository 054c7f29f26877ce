-- regel: R20
-- namn: Anhörig som utför besöken
-- klass: mjuk
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid, personal]
-- valfria_kallor: [fakturor, prislista, avtal]
-- kolumner: [utford_tid.personal_id, personal.anhorig_till_brukar_id]
-- om: besok
-- exponering: brukarmanader
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r20_minuter: minuter per brukare och månad som inte frågas om
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Kommunen har medgett anställningen, den anhöriga hoppade in när ordinarie personal var sjuk, eller uppgiften om släktskap är gammal.
-- fraga: Vilket medgivande gäller för att den anhöriga utför besöken, och vem följer upp att de blir gjorda?
-- kalla: Kommunalarbetaren 2021 och Järfälla 2025 (anhöriga anställda mot reglerna); Skatteverkets metodstöd för kontroll av företag inom hemtjänsten

-- One finding per enhet, brukare and month: the minutes that a relative of the brukare performed. Guards: a permission on record
-- (anhorig_tillaten) is shown as exempt; a single visit within the threshold is somebody who stepped in. Few are relatives, so the
-- visits are filtered by them before anything else. Under beviljad the time is not what is paid, so the amount is 0. Who is a relative,
-- and permitted, is known by the employments that had begun when the month was over.
with anhoriga as (
  select personal_id, anhorig_till_brukar_id as brukar_id, coalesce(anhorig_tillaten, false) as tillaten, coalesce(anstalld_fom, date '1900-01-01') as fran
  from nummer.personal where anhorig_till_brukar_id is not null
),
deras_besok as (
  select b.besok_id, b.brukar_id, b.enhet_id, b.insats, b.start, b.slut, bool_or(a.tillaten) as tillaten
  from nummer.utford_tid b
  join anhoriga a on a.personal_id = b.personal_id and a.brukar_id = b.brukar_id and a.fran <= last_day(b.start)
  where b.slut > b.start and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
  group by b.besok_id, b.brukar_id, b.enhet_id, b.insats, b.start, b.slut
),
besok as (
  select b.besok_id, n.nyckel as brukar_id, b.enhet_id, b.insats, b.start, forfluten_tid(b.start, b.slut) as minuter, b.tillaten,
    v.utforare_id, v.omrade, v.ersattningsgrund
  from deras_besok b
  join nummer.person n on n.nr = b.brukar_id
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till
),
vardesatta as (
  select b.*, case when b.ersattningsgrund = 'beviljad' then 0
    else (b.minuter * besokspris(b.utforare_id, b.omrade, b.brukar_id, b.insats, b.start))::decimal(18, 4) end as minutkronor
  from besok b
)
select utforare_id, enhet_id, brukar_id as brukar_nyckel, manad_av(start) as period, sum(minuter)::bigint as minuter,
  round(sum(minutkronor) / 60, 2) as belopp_kr, list(besok_id order by besok_id) as rader, case when tillaten then 'medgiven anställning' end as skydd,
  count(*) || ' besök i ' || manad_av(start) || ', tillsammans ' || sum(minuter)
    || ' minuter, utfördes av en anställd som är anhörig till brukaren'
    || case when tillaten then ' med medgivande.' else '; inget medgivande finns i personalregistret.' end as forklaring
from vardesatta
group by utforare_id, enhet_id, brukar_id, manad_av(start), tillaten
having sum(minuter) > troskel('r20_minuter')
