-- regel: R26
-- namn: Samma tider på minuten, dag efter dag
-- klass: mjuk
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: [fakturor, prislista, avtal]
-- om: besok
-- exponering: brukarmanader
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r26_dagar: dagar i månaden med exakt samma tider som krävs när dagen har minst två besök
--   r26_dagar_enstaka: dagar som krävs när dagen har ett enda besök
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Tidssystemet fyller i planerade tider, tiderna registreras i hela fem minuter, eller ett larm eller en dörrklocka startar besöket på samma klockslag.
-- fraga: Hur registreras start och slut, och varför är de lika på minuten dag efter dag?
-- kalla: Amerikanska EVV-granskningar av kopierade besök; Järfälla 2025 (besök registrerade utan närvaro)

-- One finding per enhet, brukare and month: days whose visits start and end on exactly the same minutes as on other days of the month. Its
-- minutes are those of all these days but the first of each pattern: that one may be true. Guards: one visit a day falls alike by chance
-- sooner than two, so it takes more days; times that all are within a minute of the planned ones were filled in by a system (R14 asks about that);
-- times in whole five minutes have too coarse a resolution to tell (R16 asks about that). Both are shown as exempt. A day is a sum over
-- its visits, so that their order does not matter and two who come together count as two (where a bitwise exclusive or would cancel them).
with dagar as materialized (
  select brukar_id, enhet_id, start::date as dag, count(*) as besok,
    sum((hash((epoch_us(start) % 86400000000) // 60000000 * 2000 + (epoch_us(slut) - epoch_us(start)) // 60000000) >> 16)::bigint) as monster
  from nummer.utford_tid
  where slut > start and not coalesce(avbojt, false) and not coalesce(utebliven, false)
  group by brukar_id, enhet_id, dag
),
upprepade as (
  select brukar_id, enhet_id, date_trunc('month', dag) as manad, besok, monster, min(dag) as forsta
  from dagar
  group by brukar_id, enhet_id, date_trunc('month', dag), besok, monster
  having count(*) >= case when besok = 1 then troskel('r26_dagar_enstaka') else troskel('r26_dagar') end
),
tradar as (
  select d.brukar_id, d.enhet_id, d.dag, d.dag = u.forsta as forsta, u.manad, u.besok, u.monster
  from upprepade u
  join dagar d on d.brukar_id = u.brukar_id and d.enhet_id = u.enhet_id and d.besok = u.besok and d.monster = u.monster
    and date_trunc('month', d.dag) = u.manad
),
-- Only the visits of these days are read one by one.
traffade as (
  select b.besok_id, b.brukar_id, b.enhet_id, b.insats, b.start, t.forsta, forfluten_tid(b.start, b.slut) as minuter, v.utforare_id,
    v.omrade, v.ersattningsgrund,
    bool_and(coalesce(abs(datediff('minute', b.planerad_start, b.start)) <= 1 and abs(datediff('minute', b.planerad_slut, b.slut)) <= 1, false))
      over monstret as planerade,
    bool_and(minute(b.start) % 5 = 0 and minute(b.slut) % 5 = 0) over monstret as jamna
  from nummer.utford_tid b
  join tradar t on t.brukar_id = b.brukar_id and t.enhet_id = b.enhet_id and t.dag = b.start::date
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till
  where b.slut > b.start and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
  window monstret as (partition by t.brukar_id, t.enhet_id, t.manad, t.besok, t.monster)
),
besok as (
  select t.* exclude (brukar_id), p.nyckel as brukar_nyckel, case when planerade then 'planerade tider' when jamna then 'hela fem minuter' end as skydd
  from traffade t join nummer.person p on p.nr = t.brukar_id
),
vardesatta as (
  select b.*, case when b.ersattningsgrund = 'beviljad' or b.skydd is not null then 0
    else (b.minuter * besokspris(b.utforare_id, b.omrade, b.brukar_nyckel, b.insats, b.start))::decimal(18, 4) end as minutkronor
  from besok b
)
select utforare_id, enhet_id, brukar_nyckel, manad_av(start) as period, coalesce(sum(minuter) filter (not forsta), 0)::bigint as minuter,
  round(sum(minutkronor) filter (not forsta) / 60, 2) as belopp_kr, list(besok_id order by besok_id) as rader, skydd,
  'Besöken ' || count(distinct start::date) || ' dagar i ' || manad_av(start) || ' började och slutade på samma minut som andra dagar i månaden ('
    || count(*) || ' besök).' as forklaring
from vardesatta
group by utforare_id, enhet_id, brukar_nyckel, manad_av(start), skydd
