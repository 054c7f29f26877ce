-- regel: R09
-- namn: Tid som registrerats eller fakturerats under sjukhusvistelse
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [franvaro, fakturor]
-- valfria_kallor: [utford_tid, beslut, prislista, avtal]
-- om: besok
-- exponering: brukarmanader
-- lokal: manad
-- trosklar:
--   r09_hemgang_timmar: besök så kort tid före utskrivningen räknas som hemgång
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Brukaren var på permission, utskrivningen registrerades sent, avtalet ersätter de första dagarna, eller städningen gjordes medan brukaren var borta.
-- fraga: Var brukaren hemma vid besöken, och ska tid under sjukhusvistelsen ersättas enligt avtalet?
-- kalla: OEI-07-06-00620 (ersättning under slutenvård i fem delstater; rader med datumintervall är grundproblemet)

-- Visits that begin between admission and discharge, by the clock: on those days visits before and after are right. A stay that is
-- registered by the day (midnight) says nothing of the hour, so its first day is excused, and so are the last hours before discharge. Lines that bill
-- whole days in hospital without a visit, and granted time for them that the avtal does not pay: modell.fakturerad_franvaro.
with inskrivna as (
  select b.*, v.utforare_id, v.ersattningsgrund, forfluten_tid(b.start, least(b.slut, coalesce(b.tom_tid, b.slut))) as minuter,
    besokspris(v.utforare_id, v.omrade, b.brukar_nyckel, b.insats, b.start) as pris,
    case
      when b.from_tid = date_trunc('day', b.from_tid) and b.start::date = b.from_tid::date then 'inskrivningsdag'
      when b.start >= b.tom_tid - to_hours(troskel('r09_hemgang_timmar')::bigint) then 'hemgång'
    end as skydd
  from modell.besok_under_franvaro b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till
  where b.typ = 'sjukhus' and b.start >= b.from_tid and b.start < coalesce(b.tom_tid, timestamp '9999-12-31')
),
-- Two stays that overlap in the register are one to the visit.
besok as (
  from inskrivna qualify row_number() over (partition by besok_id order by skydd nulls first, from_tid) = 1
)
select utforare_id, enhet_id, brukar_nyckel, manad_av(start) as period, sum(minuter)::bigint as minuter,
  sum(case when ersattningsgrund = 'beviljad' then 0 else round(minuter * pris / 60, 2) end::decimal(18, 2)) as belopp_kr,
  list(besok_id order by besok_id) as rader, skydd,
  case count(*) when 1 then 'Ett besök' else count(*) || ' besök' end || ' i ' || manad_av(start) || ', tillsammans ' || sum(minuter)
    || ' minuter, är registrerade medan brukaren var inskriven på sjukhus.' as forklaring
from besok
group by utforare_id, enhet_id, brukar_nyckel, manad_av(start), skydd
union all by name
select f.utforare_id, f.enhet_id, f.brukar_nyckel, f.manad as period, f.minuter, f.belopp_kr, f.rader,
  f.minuter || ' minuter ' || lower(i.namn) || ' har fakturerats i ' || f.manad || ' för hela dagar då brukaren var inskriven på sjukhus.' as forklaring
from modell.fakturerad_franvaro f
join referens.insats i on i.kod = f.insats
where f.slag = 'sjukhus'
