-- regel: R10
-- namn: Tid efter dödsfall eller flytt
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [franvaro, fakturor]
-- valfria_kallor: [utford_tid, beslut, prislista, avtal]
-- om: besok
-- exponering: brukarmanader
-- lokal: manad
-- trosklar: {}
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Dagen för dödsfallet eller flytten är fel i registret, besöket registrerades på fel brukare, eller utföraren fick beskedet sent.
-- fraga: När fick utföraren besked, och vad gäller den tid som registrerats efter den dagen?
-- kalla: A-05-05-00030 (27,3 miljoner dollar efter dödsfall i åtta av tio delstater, för att uppgiften om dödsfall inte användes)

-- Wrong from the following day: on the day itself the hour is seldom known, so its visits are excused. Visits are asked about as visits, one
-- finding per brukare and month; lines for later days that hold no visit, per insats (modell.fakturerad_franvaro).
with efterat as (
  select b.*, v.utforare_id, v.ersattningsgrund, forfluten_tid(b.start, b.slut) as minuter,
    besokspris(v.utforare_id, v.omrade, b.brukar_nyckel, b.insats, b.start) as pris,
    case when b.start::date = b.from_tid::date then 'samma dag' end as skydd
  from modell.besok_under_franvaro b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till
  where b.typ in ('avliden', 'utflyttad') and b.start >= b.from_tid
),
besok as (
  from efterat qualify row_number() over (partition by besok_id order by skydd nulls first, typ, from_tid) = 1
)
select utforare_id, enhet_id, brukar_nyckel, manad_av(start) as period, sum(minuter)::bigint as minuter,
  sum(case when ersattningsgrund = 'beviljad' then 0 else round(minuter * pris / 60, 2) end::decimal(18, 2)) as belopp_kr,
  list(besok_id order by besok_id) as rader, skydd,
  case count(*) when 1 then 'Ett besök' else count(*) || ' besök' end || ' i ' || manad_av(start) || ', tillsammans ' || sum(minuter)
    || ' minuter, är registrerade efter den ' || min(from_tid)::date || case typ when 'avliden' then ' då brukaren avled.' else ' då brukaren flyttade.' end
    as forklaring
from besok
group by utforare_id, enhet_id, brukar_nyckel, manad_av(start), typ, skydd
union all by name
select f.utforare_id, f.enhet_id, f.brukar_nyckel, f.manad as period, f.minuter, f.belopp_kr, f.rader,
  case when f.minuter > 0 then f.minuter || ' minuter ' || lower(i.namn) || ' har' else 'Dygn har' end || ' fakturerats i ' || f.manad || ' för dagar efter att brukaren '
    || case f.slag when 'avliden' then 'avlidit.' else 'flyttat.' end as forklaring
from modell.fakturerad_franvaro f
left join referens.insats i on i.kod = f.insats
where f.slag in ('avliden', 'utflyttad')
