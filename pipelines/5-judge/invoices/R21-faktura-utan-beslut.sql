-- regel: R21
-- namn: Fakturerad insats utan gällande beslut
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [fakturor, beslut]
-- valfria_kallor: [utford_tid, avtal]
-- om: fakturarader
-- exponering: fakturarader
-- lokal: manad
-- trosklar:
--   r21_dagar: dagar med besök utanför beslutets tid i en månad som inte frågas om
-- efter: [R18, R05, R09, R10, R11]
-- krav: [NA-47]
-- oskyldig_forklaring: Ett förlängt beslut som ännu inte är registrerat, en akut insats i väntan på beslut, eller en insats som bytt namn.
-- fraga: Vilket beslut ligger till grund för insatsen under perioden?
-- kalla: OIG:s granskningar av insatser utan godkännande

-- A line none of whose days has a decision for its insats is asked about as a whole. A line that has one for some days covers a calendar
-- month that the decision does not: then only visits on days without a decision count (under beviljad R12 sees the minutes), and only
-- when they are on more days than the threshold. Guards: lines that R18, R05 and R09-R11 ask about are left out; credit notes netted; an insats that nobody has a
-- decision for in the month is not decided about here (hemsjukvård), so its lines are not compared.
with fragade as (
  select utforare_id, unnest(rader) as rad_id from resultat.fakturafynd where regel_id in ('R18', 'R05', 'R09', 'R10', 'R11')
),
beslutade_insatser as (
  select distinct insats, manad from modell.beviljad_manad
),
delar as (
  select r.*, coalesce(g.dagar, 0) as beslutade,
    coalesce(g.dagar, 0) & (((1::bigint << (day(r.till) - day(r.fran) + 1)::integer) - 1) << (day(r.fran) - 1)::integer) <> 0 as har_beslut
  from modell.fakturarader r
  join beslutade_insatser b on b.insats = r.insats and b.manad = r.manad
  left join modell.beviljad_manad g on g.brukar_nyckel = r.brukar_nyckel and g.insats = r.insats and g.manad = r.manad
  left join fragade q on q.utforare_id = r.utforare_id and q.rad_id = r.rad_id
  where r.har_tid and not r.kvittad and q.rad_id is null
),
per_manad as (
  select utforare_id, brukar_nyckel, insats, manad, any_value(beslutade) as beslutade,
    case when min(enhet_id) = max(enhet_id) then min(enhet_id) end as enhet_id,
    min(ersattningsgrund) as ersattningsgrund, sum(minuter)::bigint as minuter, sum(belopp_kr) as belopp_kr,
    coalesce(sum(minuter) filter (not har_beslut), 0)::bigint as minuter_utan, coalesce(sum(belopp_kr) filter (not har_beslut), 0) as belopp_utan
  from delar
  group by utforare_id, brukar_nyckel, insats, manad
),
hela as (
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, minuter_utan as minuter, belopp_utan as belopp_kr, false as delvis, null::bigint as dagar
  from per_manad where minuter_utan > 0 and belopp_utan > 0
),
-- The visits of the few months where a line reaches outside its decision: only these are read one by one (coalesce: see R19).
delvis as materialized (
  select p.*, n.nr from per_manad p
  join (
    select utforare_id, brukar_nyckel, insats, manad, bit_or(dagar) as dagar from modell.besok_manad group by utforare_id, brukar_nyckel, insats, manad
  ) b using (utforare_id, brukar_nyckel, insats, manad)
  join nummer.person n on n.nyckel = p.brukar_nyckel
  where p.ersattningsgrund = 'utford' and p.minuter_utan <= 0 and p.minuter > 0 and p.belopp_kr > 0
    and bit_count(b.dagar & ~p.beslutade) > troskel('r21_dagar')
),
nara_besok as (
  select brukar_id, enhet_id, insats, start, slut from nummer.utford_tid
  where coalesce(brukar_id in (select nr from delvis), false) and slut is not null and not coalesce(avbojt, false) and not coalesce(utebliven, false)
),
utanfor as (
  select d.utforare_id, d.enhet_id, d.brukar_nyckel, d.insats, d.manad, d.minuter as fakturerade, d.belopp_kr,
    sum(forfluten_tid(b.start, b.slut))::bigint as minuter, count(distinct b.start::date) as dagar
  from delvis d
  join nara_besok b on b.brukar_id = d.nr and b.insats = d.insats and manad_av(b.start) = d.manad
  join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till and v.utforare_id = d.utforare_id
  where d.beslutade & (1::bigint << (day(b.start) - 1)::integer) = 0
  group by all
),
fynd as (
  from hela
  union all by name
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, least(minuter, fakturerade) as minuter,
    round(least(minuter, fakturerade) * belopp_kr / fakturerade, 2) as belopp_kr, true as delvis, dagar
  from utanfor where dagar > troskel('r21_dagar')
),
rader as (
  select f.utforare_id, f.brukar_nyckel, f.insats, f.manad, list_sort(list(distinct d.rad_id)) as rader
  from fynd f
  join delar d using (utforare_id, brukar_nyckel, insats, manad)
  where d.rad_belopp_kr > 0 and (f.delvis or not d.har_beslut)
  group by f.utforare_id, f.brukar_nyckel, f.insats, f.manad
)
select f.utforare_id, f.enhet_id, f.brukar_nyckel, f.manad as period, f.minuter, f.belopp_kr, coalesce(r.rader, []) as rader,
  f.minuter || ' minuter ' || lower(i.namn) || ' har fakturerats för ' || f.manad
    || case when f.dagar is null then ', men inget beslut om insatsen gäller under de fakturerade dagarna.'
      else ' med besök på ' || f.dagar || ' dagar då inget beslut om insatsen gäller.' end as forklaring
from fynd f
left join rader r using (utforare_id, brukar_nyckel, insats, manad)
join referens.insats i on i.kod = f.insats
