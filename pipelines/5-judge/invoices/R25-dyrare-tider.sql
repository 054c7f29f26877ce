-- regel: R25
-- namn: Fler besök på kvällar, nätter och helger än förut
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [utford_tid, avtal, prislista, fakturor]
-- valfria_kallor: [beslut]
-- kolumner: [prislista.tidsslag, fakturor.tidsslag]
-- om: fakturarader
-- exponering: enhetsmanader
-- prov: andel_mot_tal
-- q: 0.01
-- lokal: manad
-- minns: 12
-- trosklar:
--   r25_andel: ökning av andelen, i procentenheter, som inte frågas om
--   r25_manader: månader av egen historik som en brukare måste ha
--   r25_beslut: ändring av beviljad tid som gör att brukaren inte jämförs med sin egen historik
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Enheten har lagt om sina rundor, brukarna har bett om senare tider, eller besök som förut gjordes av nattpatrullen har flyttats.
-- fraga: Varför görs fler av besöken på kvällar, nätter och helger än förut, och hur kom ni fram till det?
-- kalla: Amerikanska granskningar av dyrare tidskoder ("upcoding"); ersättning per tidsslag i kommunernas prislistor

-- Per enhet and month: visits with a dearer time band (evening, night, helg), against the share that the same brukare and insatser had in
-- their own last twelve months. Guards: only brukare with a history of their own, so that a new one moves nothing; not those whose granted time
-- has changed; the month's own number of days of helg and of red days (a month with five weekends or with Easter is no jump); the insats natt, which is always
-- at night. Where price does not depend on the time of day the rule has no meaning (kolumner). The mean of the brukare's own shares,
-- weighted by their visits: the binomial around it is wider than the true spread, since the shares differ (Hoeffding 1956).
with kalender as (
  select manad, count(*) filter (veckoslut) as veckoslut, count(*) filter (rod and not veckoslut) as roda,
    count(*) filter (not rod and not veckoslut) as vardagar
  from (
    select manad_av(dag) as manad, isodow(dag) >= 6 as veckoslut, dag::date in (select datum::date from referens.helgdag where typ = 'rod') as rod
    from (
      select unnest(generate_series(
        strptime(min(manad) || '-01', '%Y-%m-%d'), last_day(strptime(max(manad) || '-01', '%Y-%m-%d')::date)::timestamp, interval 1 day
      )) as dag
      from modell.besok_manad where antal > 0
    )
  )
  group by manad
),
manader as (
  select b.utforare_id, b.enhet_id, b.brukar_nyckel, b.insats, b.manad, b.antal, b.utford_min, b.antal_helg as helg,
    b.antal_kvall + b.antal_natt as sent, k.vardagar, k.veckoslut, k.roda, left(b.manad, 4)::integer * 12 + right(b.manad, 2)::integer as nr,
    (g.beviljad_min / bit_count(g.dagar))::decimal(18, 6) as beviljat
  from modell.besok_manad b
  join kalender k using (manad)
  left join modell.beviljad_manad g on g.brukar_nyckel = b.brukar_nyckel and g.insats = b.insats and g.manad = b.manad
  where b.antal > 0 and b.insats <> 'natt' and b.utforare_id is not null
),
historik as (
  select *, count(*) over forut as manader, sum(antal - helg) over forut as vardagsbesok, sum(helg) over forut as helgbesok,
    sum(sent) over forut as sena, sum(vardagar) over forut as alla_vardagar, sum(veckoslut) over forut as alla_veckoslut, sum(roda) over forut as alla_roda,
    avg(beviljat) over forut as beviljat_forut
  from manader
  window forut as (partition by enhet_id, brukar_nyckel, insats order by nr range between 12 preceding and 1 preceding)
),
-- What the own history makes of this month: visits per weekday and per day of a weekend, and how many of the former were late. A red day in the
-- week is taken for the weekday that it is: who is visited on Mondays is visited on Easter Monday too.
vantade as (
  select *, helgtakt / (helgtakt + vardagstakt) + vardagstakt / (helgtakt + vardagstakt) * (sena + 0.5) / (vardagsbesok + 1) as vantat
  from (
    select *, veckoslut * (greatest(0, helgbesok - per_vardag * alla_roda) + 0.5) / (alla_veckoslut + 1) + roda * per_vardag as helgtakt,
      vardagar * per_vardag as vardagstakt
    from (select *, (vardagsbesok + 0.5) / (alla_vardagar + 1) as per_vardag from historik)
    where manader >= troskel('r25_manader')
      and coalesce(abs(beviljat / nullif(beviljat_forut, 0) - 1) <= troskel('r25_beslut'), true)
  )
),
per_insats as (
  select v.utforare_id, v.enhet_id, v.manad, v.insats, sum(v.antal) as antal, sum(v.helg + v.sent) as traffar, sum((v.antal * v.vantat)::decimal(18, 9)) as vantade,
    (sum(v.utford_min) / sum(v.antal))::double as minuter_per_besok
  from vantade v group by v.utforare_id, v.enhet_id, v.manad, v.insats
),
-- What a minute costs more than by day, as the price list says.
paslag as (
  select i.utforare_id, i.enhet_id, i.manad, i.insats,
    avg(p.kr_per_timme) filter (p.tidsslag <> 'dag') - avg(p.kr_per_timme) filter (p.tidsslag = 'dag') as kr_per_timme
  from per_insats i
  join modell.avtal_galler a on a.enhet_id = i.enhet_id and strptime(i.manad || '-01', '%Y-%m-%d')::date between a.fran and a.till
  left join (
    select utforare_id, arg_max(driftsform, coalesce(giltig_fom, date '0001-01-01')) as driftsform from kant.utforare group by utforare_id
  ) u on u.utforare_id = i.utforare_id
  join kant.prislista p on p.insats = i.insats
    and strptime(i.manad || '-01', '%Y-%m-%d')::date between p.from_datum and coalesce(p.tom_datum, date '9999-12-31')
    and (p.regi is null or p.regi = u.driftsform) and (p.omrade is null or a.omrade is null or p.omrade = a.omrade)
  where a.ersattningsgrund = 'utford' and p.tidsslag is not null
  group by i.utforare_id, i.enhet_id, i.manad, i.insats
),
per_enhet as (
  select i.utforare_id, i.enhet_id, i.manad, sum(i.traffar)::bigint as traffar, sum(i.antal)::bigint as antal, sum(i.vantade)::double / sum(i.antal) as vantat,
    sum(((i.traffar - i.vantade) * i.minuter_per_besok)::decimal(18, 6)) as minuter,
    sum(((i.traffar - i.vantade) * i.minuter_per_besok / 60 * greatest(p.kr_per_timme, 0))::decimal(18, 6)) as belopp_kr
  from per_insats i join paslag p using (utforare_id, enhet_id, manad, insats)
  group by i.utforare_id, i.enhet_id, i.manad
),
provade as (
  select *, traffar / antal - vantat < troskel('r25_andel') as for_litet from per_enhet
),
rader as (
  select r.enhet_id, r.manad, list(distinct r.rad_id) as rader
  from modell.fakturarader r
  join provade p on p.enhet_id = r.enhet_id and p.manad = r.manad and not p.for_litet
  where r.tidsslag <> 'dag' and not r.kvittad and r.rad_belopp_kr > 0
  group by r.enhet_id, r.manad
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, p.manad as period, round(greatest(p.minuter, 0))::bigint as minuter,
  round(greatest(p.belopp_kr, 0), 2) as belopp_kr, coalesce(list_sort(r.rader), []) as rader, p.traffar, p.antal, p.vantat, p.for_litet,
  round(100 * p.traffar / p.antal)::integer || ' procent av ' || p.antal || ' besök i ' || p.manad
    || ' började på kvällen, natten eller helgen; samma brukare hade ' || round(100 * p.vantat)::integer
    || ' procent under det senaste året, räknat på lika många helgdagar.' as forklaring
from provade p
left join rader r using (enhet_id, manad)
