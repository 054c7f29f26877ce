-- regel: R12
-- namn: Mer tid än beslutet medger
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [fakturor, beslut, avtal]
-- valfria_kallor: [utford_tid]
-- om: fakturarader
-- exponering: brukarmanader
-- lokal: manad
-- trosklar:
--   r12_andel: andel över beviljad tid som inte frågas om
--   r12_minuter: minuter över beviljad tid per månad som inte frågas om
-- efter: [R18, R05]
-- krav: [NA-47]
-- oskyldig_forklaring: En tillfällig utökning som ännu inte är registrerad, ett beslut som ändras samma dag, eller fem måndagar i månaden.
-- fraga: Vilket beslut eller vilken överenskommelse gäller för den tid som ligger över beslutet?
-- kalla: OIG:s granskningar av tid över godkänd omfattning (fakturerad över beviljad)

-- Per brukare × insats × month, calendar-exact (AC-13). Under utförd the performed minutes above the granted, as far as they are billed; what
-- is billed above the performed belongs to R06. Under beviljad the billed minutes above the granted (whole days away belong
-- to R09). Without any decision for the month it is R21's question. Guards: an insats on few weekdays meets five of them in some months, so
-- a decision per week is measured in rounds of the weekdays actually visited; lines of R18 and R05 are left out; credit notes netted.
-- Where several utförare share one decision, the finding goes to the one who performed most.
with fragade as (
  select utforare_id, unnest(rader) as rad_id from resultat.fakturafynd where regel_id in ('R18', 'R05')
),
fakturerade as (
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, minuter, belopp_kr, ersattningsgrund, rad_id, rad_belopp_kr
  from modell.fakturarader anti join fragade using (utforare_id, rad_id)
  where har_tid and not kvittad
),
fakturerat as (
  select utforare_id, brukar_nyckel, insats, manad, sum(minuter)::bigint as minuter, sum(belopp_kr) as belopp_kr, min(ersattningsgrund) as ersattningsgrund,
    case when min(enhet_id) = max(enhet_id) then min(enhet_id) end as enhet_id
  from fakturerade
  group by utforare_id, brukar_nyckel, insats, manad
  having sum(minuter) > 0 and sum(belopp_kr) > 0 and count(*) = count(ersattningsgrund) and min(ersattningsgrund) = max(ersattningsgrund)
),
besok as (
  select utforare_id, brukar_nyckel, insats, manad, sum(utford_min) as minuter, bit_or(veckodagar) as veckodagar
  from modell.besok_manad group by utforare_id, brukar_nyckel, insats, manad
),
-- What is set against the decision: under utförd the performed minutes, but no more than what is billed.
raknat as (
  select f.*, b.veckodagar,
    case when f.ersattningsgrund = 'utford' then least(f.minuter, coalesce(b.minuter, 0)) else f.minuter end as mot_beslut
  from fakturerat f left join besok b using (utforare_id, brukar_nyckel, insats, manad)
),
manader as (
  -- weekdays that the month holds five of, as bits like veckodagar
  select manad, bit_or(1 << isodow(dag))::integer as fem
  from (
    select manad, unnest(generate_series(strptime(manad || '-29', '%Y-%m-%d'), last_day(strptime(manad || '-01', '%Y-%m-%d')::date)::timestamp, interval 1 day)) as dag
    from (select distinct manad from raknat) where day(last_day(strptime(manad || '-01', '%Y-%m-%d')::date)) > 28
  )
  group by manad
),
summor as (
  select brukar_nyckel, insats, manad, sum(mot_beslut)::bigint as mot_beslut, bit_or(coalesce(veckodagar, 0)) as veckodagar,
    arg_max(utforare_id, (mot_beslut, utforare_id)) as utforare_id
  from raknat group by brukar_nyckel, insats, manad
),
provade as (
  select s.*, g.beviljad_min, s.mot_beslut - g.beviljad_min as minuter,
    g.beviljad_min + case when s.veckodagar = 0 then 0 else greatest(0, g.beviljad_per_vecka_min * (
      (4 + bit_count(s.veckodagar & coalesce(m.fem, 0))::double / bit_count(s.veckodagar)) * 7
      / day(last_day(strptime(s.manad || '-01', '%Y-%m-%d')::date)) - 1
    )) end as medges
  from summor s
  join modell.beviljad_manad g using (brukar_nyckel, insats, manad)
  left join manader m using (manad)
),
over as (
  select * from provade
  where beviljad_min > 0 and mot_beslut > medges * (1 + troskel('r12_andel')) and minuter > troskel('r12_minuter')
),
rader as (
  select utforare_id, brukar_nyckel, insats, manad, list_sort(list(distinct rad_id)) as rader
  from over join fakturerade using (utforare_id, brukar_nyckel, insats, manad)
  where rad_belopp_kr > 0
  group by utforare_id, brukar_nyckel, insats, manad
)
select p.utforare_id, r.enhet_id, p.brukar_nyckel, p.manad as period, p.minuter,
  round(least(p.minuter, r.mot_beslut) * r.belopp_kr / r.minuter, 2) as belopp_kr, l.rader,
  case when r.ersattningsgrund = 'utford' then 'Utförd och fakturerad tid för ' else 'Fakturerad tid för ' end || lower(i.namn) || ' i ' || p.manad || ' är '
    || p.mot_beslut || ' minuter; besluten medger ' || p.beviljad_min || ' minuter för månadens dagar, ' || p.minuter || ' minuter mindre.' as forklaring
from over p
join raknat r using (utforare_id, brukar_nyckel, insats, manad)
join rader l using (utforare_id, brukar_nyckel, insats, manad)
join referens.insats i on i.kod = p.insats
