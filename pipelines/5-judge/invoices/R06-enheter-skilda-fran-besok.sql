-- regel: R06
-- namn: Fler fakturerade minuter än besöken visar
-- klass: hard
-- ersattningsgrund: [utford]
-- kallor: [fakturor, utford_tid, avtal]
-- valfria_kallor: [beslut, franvaro]
-- om: fakturarader
-- exponering: brukarmanader
-- lokal: manad
-- trosklar:
--   r06_minuter: minuter per brukare och månad som inte frågas om
--   r06_andel: andel av besökens minuter som inte frågas om
-- efter: [R18, R05, R09, R10, R11]
-- krav: [NA-47]
-- oskyldig_forklaring: Avtalet avrundar på ett annat sätt än registret säger, besök vid månadsskiftet räknas till den andra månaden, eller en rättelse är på väg.
-- fraga: Hur har de fakturerade timmarna räknats fram ur besöken?
-- kalla: Amerikanska EVV-kontroller ("units do not match"), Västerås hemsjukvård (planerad i stället för utförd tid fakturerad)

-- Per utförare × brukare × month: invoiced minutes against visits, each visit rounded as the avtal says. Only more than the visits: fewer
-- is no claim, the ledger shows it. Order: lines that R18, R05 and R09-R11 ask about are left out; R12 asks about granted → performed, this rule
-- about performed → invoiced, so that no minute is asked about in both. Guards: credit notes netted; a visit over the month's end may be
-- billed in either month; minutes may have moved between insatser within the month, since only their sum is judged; declined visits and
-- days away that the avtal pays for are no excess.
-- The amount is that of the lines that exceed their visits (insats × tidsslag), in proportion to the sum's excess.
with fragade as (
  select utforare_id, unnest(rader) as rad_id from resultat.fakturafynd where regel_id in ('R18', 'R05', 'R09', 'R10', 'R11')
),
rader as (
  select r.* from modell.fakturarader r
  left join fragade q on q.utforare_id = r.utforare_id and q.rad_id = r.rad_id
  where r.har_tid and not r.kvittad and r.ersattningsgrund = 'utford' and q.rad_id is null
),
besok as (
  select utforare_id, brukar_nyckel, insats, manad, sum(antal) as antal, sum(avrundad_min) as alla, sum(avrundad_dag_min) as dag,
    sum(avrundad_kvall_min) as kvall, sum(avrundad_natt_min) as natt, sum(avrundad_helg_min) as helg, sum(fran_forra) as fran_forra,
    sum(avbojd_ersatt_min) as avbojt
  from (
    select *, 0 as fran_forra from modell.besok_manad
    union all by name
    select utforare_id, brukar_nyckel, insats, manad_av(strptime(manad || '-01', '%Y-%m-%d')::date + interval 1 month) as manad,
      efter_manadsskifte_min as fran_forra
    from modell.besok_manad where efter_manadsskifte_min > 0
  )
  group by utforare_id, brukar_nyckel, insats, manad
),
summor as (
  select s.utforare_id, s.brukar_nyckel, s.manad, sum(s.minuter)::bigint as fakturerade, sum(coalesce(b.alla, 0))::bigint as besokta,
    sum(coalesce(b.antal, 0))::bigint as antal, sum(coalesce(b.fran_forra, 0))::bigint as fran_forra,
    sum(coalesce(b.avbojt, 0) + coalesce(g.betald_franvaro_min, 0))::bigint as ersatt
  from (select utforare_id, brukar_nyckel, insats, manad, sum(minuter) as minuter from rader group by all) s
  left join besok b using (utforare_id, brukar_nyckel, insats, manad)
  left join modell.beviljad_manad g using (brukar_nyckel, insats, manad)
  group by s.utforare_id, s.brukar_nyckel, s.manad
),
misstankta as (
  select *, fakturerade - besokta - fran_forra - ersatt as minuter from summor
  where antal > 0 and fakturerade - besokta - fran_forra - ersatt > greatest(troskel('r06_minuter'), troskel('r06_andel') * besokta)
),
-- Only their lines are compared one time band at a time; those that do not say tidsslag for the whole insats.
deras as (
  from rader semi join misstankta using (utforare_id, brukar_nyckel, manad)
),
slag as (
  select utforare_id, brukar_nyckel, insats, manad, bool_and(tidsslag is not null) as delas from deras group by all
),
fakturerat as (
  select r.utforare_id, r.brukar_nyckel, r.insats, r.manad, case when s.delas then r.tidsslag end as tidsslag, sum(r.minuter)::bigint as minuter,
    sum(r.belopp_kr) as belopp_kr, list(distinct r.rad_id) filter (r.rad_belopp_kr > 0) as rader, list(distinct r.enhet_id) as enheter
  from deras r join slag s using (utforare_id, brukar_nyckel, insats, manad)
  group by all
),
jamforda as (
  select f.*, f.minuter - coalesce(case f.tidsslag when 'dag' then b.dag when 'kvall' then b.kvall when 'natt' then b.natt when 'helg' then b.helg
    else b.alla end, 0) as over
  from fakturerat f left join besok b using (utforare_id, brukar_nyckel, insats, manad)
)
select m.utforare_id, case when len(list_distinct(j.enheter)) = 1 then j.enheter[1] end as enhet_id, m.brukar_nyckel, m.manad as period, m.minuter,
  round(j.kr_per_minut * m.minuter, 2) as belopp_kr, j.rader,
  m.fakturerade || ' minuter har fakturerats för ' || m.manad || '; besöken visar ' || m.besokta
    || ' minuter enligt avtalets avrundning, en skillnad på ' || m.minuter || ' minuter.' as forklaring
from misstankta m
join (
  -- kronor per minute of excess, over the lines that exceed their visits
  select utforare_id, brukar_nyckel, manad, sum((belopp_kr::double / minuter * over)::decimal(18, 6)) / sum(over) as kr_per_minut,
    list_sort(flatten(list(rader))) as rader, flatten(list(enheter)) as enheter
  from jamforda where over > 0 and minuter > 0
  group by utforare_id, brukar_nyckel, manad
) j using (utforare_id, brukar_nyckel, manad)
