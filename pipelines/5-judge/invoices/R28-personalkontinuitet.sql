-- regel: R28
-- namn: Ovanligt få eller ovanligt många i personalen hos en brukare
-- klass: mjuk
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: [beslut]
-- kolumner: [utford_tid.personal_id]
-- om: inget
-- exponering: brukarmanader
-- q: 0.01
-- lokal: manad
-- omkring: 21
-- trosklar:
--   r28_timmar: timmar per vecka av en och samma person hos en brukare som inte frågas om
--   r28_personal: personer på fjorton dagar som inte frågas om
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: En brukare med personlig assistans som valt en enda assistent, semestervikarier, en vecka med mycket sjukdom, eller jourtid som räknas som arbetad tid.
-- fraga: Hur är bemanningen hos brukaren ordnad, och hur många olika personer har gjort besöken?
-- kalla: Kolada U21401 till och med 2024 (antal personal som en hemtjänsttagare möter under 14 dagar); arbetstidslagen (1982:673) 5 och 8 §§; Stockholm ("en anställd, en brukare")

-- Two sides of one question about quality, so no krona is claimed. One person more than the threshold of hours in a calendar week with one
-- brukare: overlapping visits are counted once. More persons than the threshold in two calendar weeks, as Kolada counts: visits that
-- begin 07–22, not hälso- och sjukvård. One finding per brukare, kind and month. Guards: nights on duty may be rest (insats natt is
-- not counted); who is granted two at a time meets twice as many, and is shown as exempt up to that.
-- One pass over the visits: brukare × personal × week; everything else is within those few that exceed.
with veckor as materialized (
  select brukar_id, personal_id, (epoch_us(start) // 86400000000 + 3) // 7 as vecka,
    sum(epoch_us(slut) - epoch_us(start)) filter (insats <> 'natt')::bigint // 60000000 as minuter,
    count(*) filter (insats not in ('natt', 'hsl') and hour(start) between 7 and 21) as dagbesok
  from nummer.utford_tid
  where personal_id is not null and slut > start and slut <= start + interval 24 hour and not coalesce(avbojt, false) and not coalesce(utebliven, false)
  group by brukar_id, personal_id, vecka
),
langa as (
  select b.brukar_id, b.personal_id, date_trunc('week', b.start) as vecka, b.enhet_id, b.besok_id, b.start, b.slut,
    max(b.slut) over (partition by b.brukar_id, b.personal_id, v.vecka order by b.start, b.slut rows between unbounded preceding and 1 preceding) as upptagen_till
  from veckor v
  join nummer.utford_tid b on b.brukar_id = v.brukar_id and b.personal_id = v.personal_id and (epoch_us(b.start) // 86400000000 + 3) // 7 = v.vecka
  where v.minuter > troskel('r28_timmar') * 60 and b.slut > b.start and b.slut <= b.start + interval 24 hour and b.insats <> 'natt'
    and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
overtid as (
  select brukar_id, arg_max(enhet_id, (slut, enhet_id)) as enhet_id, vecka, personal_id, list(besok_id order by besok_id) as rader,
    sum(case when upptagen_till is null or upptagen_till <= start then forfluten_tid(start, slut)
      when upptagen_till < slut then forfluten_tid(upptagen_till, slut) else 0 end) as minuter
  from langa
  group by brukar_id, vecka, personal_id
  having minuter > troskel('r28_timmar') * 60
),
ensam as (
  select brukar_id, arg_max(enhet_id, (minuter, enhet_id)) as enhet_id, manad_av(vecka) as period, max(minuter) as mest, flatten(list(rader)) as rader,
    count(distinct vecka) as veckor
  from overtid group by brukar_id, manad_av(vecka)
),
per_vecka as (
  select brukar_id, vecka, count(*) as personal from veckor where dagbesok > 0 group by brukar_id, vecka
),
misstankta as (
  select s.brukar_id, s.vecka from per_vecka s
  join per_vecka n on n.brukar_id = s.brukar_id and n.vecka = s.vecka + 1
  where s.personal + n.personal > troskel('r28_personal')
),
-- Weeks are counted from Monday 1969-12-29, so that the pass above sorts whole numbers.
fjorton as (
  select m.brukar_id, date '1969-12-29'::timestamp + to_days((m.vecka * 7)::integer) as vecka, count(distinct v.personal_id) as personal
  from misstankta m
  join veckor v on v.brukar_id = m.brukar_id and v.vecka between m.vecka and m.vecka + 1 and v.dagbesok > 0
  group by m.brukar_id, m.vecka
  having count(distinct v.personal_id) > troskel('r28_personal')
),
-- Of fortnights that overlap, the one with most persons: the others are the same event seen from its edge.
toppar as (
  select * from fjorton f
  where not exists (
    from fjorton g where g.brukar_id = f.brukar_id and abs(datediff('day', g.vecka, f.vecka)) = 7 and g.personal > f.personal
  )
),
manga as (
  select brukar_id, manad_av(vecka) as period, max(personal) as mest, arg_max(vecka, (personal, vecka)) as vecka
  from toppar group by brukar_id, manad_av(vecka)
),
mangas_besok as (
  select m.brukar_id, m.period, m.mest, m.vecka, mode(b.enhet_id order by b.enhet_id) as enhet_id, list(b.besok_id order by b.besok_id)[:200] as rader
  from manga m
  join nummer.utford_tid b on b.brukar_id = m.brukar_id and b.start >= m.vecka and b.start < m.vecka + interval 14 day
  where b.personal_id is not null and b.slut > b.start and b.insats not in ('natt', 'hsl') and hour(b.start) between 7 and 21
    and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
  group by m.brukar_id, m.period, m.mest, m.vecka
),
fynd as (
  select enhet_id, brukar_id, period, mest as minuter, rader, null as skydd,
    'En och samma person är registrerad hos brukaren ' || mest // 60 || ' timmar och ' || mest % 60 || ' minuter på en vecka'
      || case when veckor > 1 then ', den längsta av ' || veckor || ' sådana veckor i ' || period else '' end || '.' as forklaring
  from ensam
  union all
  select m.enhet_id, m.brukar_id, m.period, 0 as minuter, m.rader,
    case when m.mest <= 2 * troskel('r28_personal') and exists (
      select 1 from nummer.beslut d
      where d.brukar_id = m.brukar_id and d.dubbelbemanning and d.from_datum < m.vecka + interval 14 day and coalesce(d.tom_datum, date '9999-12-31') >= m.vecka
    ) then 'dubbelbemanning' end as skydd,
    m.mest || ' olika personer besökte brukaren under fjorton dagar från ' || strftime(m.vecka, '%Y-%m-%d') || ', klockan 7 till 22.' as forklaring
  from mangas_besok m
)
select v.utforare_id, f.enhet_id, p.nyckel as brukar_nyckel, f.period, f.minuter::bigint as minuter, 0 as belopp_kr, list_sort(f.rader)[:200] as rader,
  f.skydd, f.forklaring
from fynd f
join nummer.person p on p.nr = f.brukar_id
left join modell.avtal_galler v on v.enhet_id = f.enhet_id and strptime(f.period || '-01', '%Y-%m-%d')::date between v.fran and v.till
