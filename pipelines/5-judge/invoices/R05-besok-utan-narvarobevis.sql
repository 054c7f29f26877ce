-- regel: R05
-- namn: Fakturerad tid utan registrerat besök
-- klass: hard
-- ersattningsgrund: [utford]
-- kallor: [fakturor, utford_tid, avtal]
-- valfria_kallor: []
-- om: fakturarader
-- exponering: fakturarader
-- lokal: manad
-- trosklar: {}
-- efter: [R18, R09, R10, R11]
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Telefonen saknade täckning, registreringen kom in sent, eller besöket registrerades på en annan insats.
-- fraga: Vilka besök ligger bakom de fakturerade raderna, och varför finns de inte registrerade?
-- kalla: Amerikanska EVV-kontroller ("visit not found"), Järfälla 2025 (besök registrerade utan närvaro)

-- An invoiced insats whose days hold not one visit with presence, of any enhet of the utförare. Guards: credit notes are netted first;
-- copies that R18 asks about are left to it, and days away and after a death to R09-R11; a declined visit is no presence, and is told; a visit over midnight is present on
-- both days; an utförare without any delivered visit in the month lacks data, which is no fault of the line.
with fragade as (
  select utforare_id, unnest(rader) as rad_id from resultat.fakturafynd where regel_id in ('R18', 'R09', 'R10', 'R11')
),
narvaro as (
  select utforare_id, brukar_nyckel, insats, manad, bit_or(dagar) as dagar, sum(avbojda) as avbojda
  from (
    select utforare_id, brukar_nyckel, insats, manad, dagar, avbojda from modell.besok_manad
    union all
    select utforare_id, brukar_nyckel, insats, manad_av(strptime(manad || '-01', '%Y-%m-%d')::date + interval 1 month), 1, 0
    from modell.besok_manad where efter_manadsskifte_min > 0
  )
  group by utforare_id, brukar_nyckel, insats, manad
),
levererat as (
  select distinct utforare_id, manad from modell.besok_manad where antal > 0
),
delar as (
  select r.*, coalesce(n.dagar, 0) & (((1::bigint << (day(r.till) - day(r.fran) + 1)::integer) - 1) << (day(r.fran) - 1)::integer) <> 0 as narvarande,
    coalesce(n.avbojda, 0) as avbojda, l.manad is not null as levererat
  from modell.fakturarader r
  left join narvaro n on n.utforare_id = r.utforare_id and n.brukar_nyckel = r.brukar_nyckel and n.insats = r.insats and n.manad = r.manad
  left join levererat l on l.utforare_id = r.utforare_id and l.manad = r.manad
  left join fragade q on q.utforare_id = r.utforare_id and q.rad_id = r.rad_id
  where r.har_tid and not r.kvittad and q.rad_id is null
),
rader as (
  select utforare_id, enhet_id, brukar_nyckel, insats, rad_id, rad_fran, rad_till, rad_minuter, rad_belopp_kr, max(avbojda) as avbojda
  from delar
  group by all
  having not bool_or(narvarande) and bool_and(levererat) and bool_and(coalesce(ersattningsgrund = 'utford', false))
),
netto as (
  select utforare_id, enhet_id, brukar_nyckel, insats, manad_av(rad_fran) as fran, manad_av(rad_till) as till, sum(rad_minuter)::bigint as minuter,
    sum(rad_belopp_kr) as belopp_kr, max(avbojda)::bigint as avbojda, list(rad_id order by rad_id) filter (rad_belopp_kr > 0) as rader
  from rader
  group by utforare_id, enhet_id, brukar_nyckel, insats, manad_av(rad_fran), manad_av(rad_till)
  having sum(rad_minuter) > 0 and sum(rad_belopp_kr) > 0
)
select n.utforare_id, n.enhet_id, n.brukar_nyckel, case when n.fran = n.till then n.fran else n.fran || '/' || n.till end as period,
  n.minuter, n.belopp_kr, n.rader,
  n.minuter || ' minuter ' || lower(i.namn) || ' har fakturerats för ' || case when n.fran = n.till then n.fran else n.fran || ' till ' || n.till end
    || ' utan något registrerat besök för insatsen på de fakturerade dagarna'
    || case n.avbojda when 0 then '' when 1 then ' (1 avböjt besök finns)' else ' (' || n.avbojda || ' avböjda besök finns)' end || '.' as forklaring
from netto n
join referens.insats i on i.kod = n.insats
