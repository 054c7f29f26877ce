-- regel: R04
-- namn: Omöjlig förflyttning
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid, restider]
-- valfria_kallor: [fakturor, prislista, avtal]
-- kolumner: [utford_tid.personal_id]
-- om: besok
-- exponering: besok
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r01_minuter: en längre överlappning än så är R01:s sak
--   r04_minuter: minuter som luckan får understiga den kortaste restiden
--   r04_hard_minuter: fattas fler minuter än så är förflyttningen omöjlig
--   r04_personal: så många i personalen med för kort restid till samma brukare tyder på fel i restiden
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Adressen eller restiden är fel, besöket gjordes per telefon eller skärm, inloggningen skedde i bilen på väg, eller tiderna fylldes i efteråt.
-- fraga: Hur tog sig personalen från det ena hemmet till det andra på den tiden, och när började besöket?
-- kalla: Norrtälje 2015 (inloggning redan på båten, båtkvitton visade något annat; cirka 30 timmar i månaden)

-- One finding per visit that begins sooner after the former of the same member of staff than the shortest known way, either direction,
-- allows with the margin. The minutes are those lacking. The former visit is the one that ends last, so a short visit within a long one
-- is no departure; therefore days with overlaps are read too. Guards: one building (restid 0 and all within the margin); the night when the clocks go back. Soft: few minutes
-- lack, a time was entered by hand, or several staff and several other homes have the same trouble with one brukare that month: then the way may be
-- wrong (and may be true: Norrtälje was such a home), so it is asked about as unusual, not as impossible.
with restider as (
  from modell.kortaste_restider where minuter > troskel('r04_minuter')
),
dagar as (
  select personal_id, dag, unnest([dag, dag - 1]) as borjar from modell.trangda_personaldagar where restid or overlappar
),
narvaro as (
  select b.*, d.dag
  from modell.provade_besok b
  join dagar d on d.personal_id = b.personal_id and d.borjar = b.start::date
  where b.slut <= b.start + interval 24 hour
),
foljande as (
  select *, max({slut: slut, besok_id: besok_id, brukar_nyckel: brukar_nyckel, manuell: manuell}) over (
    partition by personal_id, dag order by start, slut, besok_id rows between unbounded preceding and 1 preceding
  ) as forra
  from narvaro
),
luckor as (
  select f.* exclude (forra), forra.slut as forra_slut, forra.besok_id as forra_id, forra.brukar_nyckel as forra_brukare, f.manuell or forra.manuell as for_hand,
    r.minuter as restid, case when f.start >= forra.slut then forfluten_tid(forra.slut, f.start) else -forfluten_tid(f.start, forra.slut) end as lucka
  from foljande f
  join restider r on r.fran = forra.brukar_nyckel and r.till = f.brukar_nyckel
  where f.start::date = f.dag
),
korta as (
  select *, restid - troskel('r04_minuter')::integer - lucka as fattas from luckor
  where lucka >= -troskel('r01_minuter') and lucka < restid - troskel('r04_minuter')
),
osakra as (
  select brukar_nyckel, manad from (
    select brukar_nyckel, manad_av(start) as manad, forra_brukare as annan, personal_id from korta
    union all
    select forra_brukare, manad_av(start), brukar_nyckel, personal_id from korta
  )
  group by brukar_nyckel, manad
  having count(distinct personal_id) >= troskel('r04_personal') and count(distinct annan) >= troskel('r04_personal')
),
med_villkor as (
  select k.*, least(k.fattas, forfluten_tid(k.start, k.slut)) as minuter, v.utforare_id, v.ersattningsgrund,
    (k.brukar_nyckel, manad_av(k.start)) in (from osakra) or (k.forra_brukare, manad_av(k.start)) in (from osakra) as osaker,
    besokspris(v.utforare_id, v.omrade, k.brukar_nyckel, k.insats, k.start) as pris
  from korta k
  left join modell.avtal_galler v on v.enhet_id = k.enhet_id and k.start::date between v.fran and v.till
)
select utforare_id, enhet_id, brukar_nyckel, manad_av(start) as period, minuter,
  case when ersattningsgrund = 'beviljad' then 0 else round(minuter * pris / 60, 2) end as belopp_kr, [besok_id, forra_id] as rader,
  case when month(start) = 10 and start::date = sista_sondag(year(start), 10) and (hour(start) = 2 or (hour(forra_slut) = 2 and forra_slut::date = start::date))
    then 'klockbyte' end as skydd,
  case when fattas > troskel('r04_hard_minuter') and not for_hand and not osaker then 'hard' else 'mjuk' end as klass,
  'Samma personal slutar ett besök kl. ' || strftime(forra_slut, '%H.%M') || ' och börjar nästa hos en annan brukare kl. ' || strftime(start, '%H.%M')
    || ' den ' || strftime(start, '%Y-%m-%d') || '; den kortaste restiden är ' || restid || ' minuter'
    || case when for_hand then ', och en av tiderna är införd för hand.' when osaker then ', men flera i personalen har lika ont om tid till hemmet.' else '.' end
    as forklaring
from med_villkor
