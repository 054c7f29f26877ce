-- regel: R08
-- namn: Tid som ändrats sent eller efter fakturan
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [utford_tid, avtal]
-- valfria_kallor: [fakturor, prislista]
-- kolumner: [utford_tid.andrad_tid]
-- om: besok
-- exponering: besok
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r08_dagar: en ändring så många dagar efter besöket är sen
--   r08_avbrott_andel: så stor andel av en enhets besök en dag tyder på driftstopp
--   r08_avbrott_antal: minsta antal sent ändrade besök vid ett driftstopp
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Ett driftstopp, en samordnare som rättade hela veckan på en gång, eller en rättelse som sänkte tiden.
-- fraga: Varför ändrades tiden, vad stod det innan, och vilket underlag finns för ändringen?
-- kalla: Texas och Utah (besöksunderhåll ska vara klart före fakturering, annars återkrävs ersättningen), Västerås 2013 (15–20 procent av tiden tillagd i efterhand)

-- One finding per enhet, brukare and month. Late is a change more than the threshold of days after the visit, or on a day after every
-- invoice that holds the visit. The moment of an automatic registration tells when the visit ended first: what lies after it was added.
-- Where nothing tells, the whole visit is at risk. Guards: a change that added nothing at the end; an outage (much of what the enhet did that
-- day was changed); an invoice or credit on or after the day of the change, so that the change is in it; under beviljad the time is not
-- what is paid. Few times are changed a day or more after the visit: only those are read.
with andrade as (
  select b.besok_id, p.nyckel as brukar_nyckel, b.enhet_id, b.insats, b.start, b.slut, b.andrad_tid::date as andrad,
    case when b.registrering = 'auto' and b.registrerad_tid > b.start then forfluten_tid(least(b.registrerad_tid, b.slut), b.slut)
      else forfluten_tid(b.start, b.slut) end as minuter,
    v.utforare_id, v.omrade, b.andrad_tid > b.slut + to_days(troskel('r08_dagar')::integer) as sen
  from nummer.utford_tid b
  join nummer.person p on p.nr = b.brukar_id
  join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till and v.ersattningsgrund = 'utford'
  where b.andrad_tid > b.slut + interval 1 day and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
fakturerade as (
  select a.besok_id, min(r.fakturadatum) as forsta, max(r.fakturadatum) as sista
  from andrade a
  join modell.fakturarader r on r.utforare_id = a.utforare_id and r.brukar_nyckel = a.brukar_nyckel and r.insats = a.insats
    and r.manad = manad_av(a.start) and a.start::date between r.fran and r.till
  where r.har_tid and not r.kvittad
  group by a.besok_id
),
sena as (
  select a.*, f.forsta is not null and f.sista < a.andrad as efter_faktura, f.forsta < a.andrad and f.sista >= a.andrad as rattad
  from andrade a left join fakturerade f using (besok_id)
  where a.sen or f.forsta < a.andrad
),
dagar as (
  select enhet_id, start::date as dag, count(*) as antal from sena group by enhet_id, start::date having count(*) >= troskel('r08_avbrott_antal')
),
avbrott as (
  select d.enhet_id, d.dag from dagar d
  join modell.personaldagar p on p.enhet_id = d.enhet_id and p.dag = d.dag
  group by d.enhet_id, d.dag, d.antal
  having d.antal >= troskel('r08_avbrott_andel') * sum(p.antal)
),
vardesatta as (
  select s.*, besokspris(s.utforare_id, s.omrade, s.brukar_nyckel, s.insats, s.start) as pris,
    case when s.minuter = 0 then 'inte förlängd' when o.dag is not null then 'driftstopp' when s.rattad then 'rättad faktura' end as skydd
  from sena s
  left join avbrott o on o.enhet_id = s.enhet_id and o.dag = s.start::date
)
select utforare_id, enhet_id, brukar_nyckel, manad_av(start) as period, sum(minuter)::bigint as minuter,
  sum(round(minuter * pris / 60, 2)::decimal(18, 2)) as belopp_kr, list(besok_id order by besok_id) as rader, skydd,
  case count(*) when 1 then 'Tiden för ett besök' else 'Tiden för ' || count(*) || ' besök' end || ' i ' || manad_av(start) || ' ändrades som längst '
    || max(andrad - slut::date) || ' dagar efter besöket; ' || sum(minuter) || ' minuter kan ha lagts till'
    || case when bool_or(efter_faktura) then ', ' || count(*) filter (efter_faktura) || ' av dem sedan tiden fakturerats.' else '.' end as forklaring
from vardesatta
group by utforare_id, enhet_id, brukar_nyckel, manad_av(start), skydd
