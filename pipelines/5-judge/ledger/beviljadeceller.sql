-- beskrivning: det beviljade, i den cell där det räknas en gång
-- korn: avstämningscell
-- nyckel: avstamning_id

-- Granted time goes to the cell of the enhet that the decision names, else to the first cell of its utförare, else to the first of any
-- utförare for brukare, insats and month: who took over or was hired in. Where there is none it makes a cell of its own.
with kanda as (
  select avstamning_id, utforare_id, enhet_id, brukar_nyckel, insats, manad from fakturaceller where brukar_nyckel is not null and insats is not null
  union all
  select avstamning_id, utforare_id, enhet_id, brukar_nyckel, insats, manad from besoksceller where not fakturerad
),
-- Rounded so that the enheter of a brukare, insats and month add up to modell.beviljad_manad: each gets the difference between two
-- rounded running totals. Few share with another enhet, and have something before them.
fore as (
  select brukar_nyckel, insats, manad, enhet_id, sum(alla_tal) over fore as alla_tal, sum(borta_tal) over fore as borta_tal,
    sum(betald_tal) over fore as betald_tal
  from modell.beviljad_delar
  semi join (select brukar_nyckel, insats, manad from modell.beviljad_delar group by all having count(*) > 1) using (brukar_nyckel, insats, manad)
  window fore as (partition by brukar_nyckel, insats, manad order by enhet_id rows between unbounded preceding and 1 preceding)
),
andelar as (
  select d.brukar_nyckel, d.insats, d.manad, d.enhet_id, v.utforare_id,
    round((coalesce(f.alla_tal, 0) + d.alla_tal) / d.namnare)::bigint - round(coalesce(f.alla_tal, 0) / d.namnare)::bigint as beviljad_andel_min,
    round((coalesce(f.alla_tal - f.borta_tal, 0) + d.alla_tal - d.borta_tal) / d.namnare)::bigint
      - round(coalesce(f.alla_tal - f.borta_tal, 0) / d.namnare)::bigint as hemma_andel_min,
    round((coalesce(f.betald_tal, 0) + d.betald_tal) / d.namnare)::bigint
      - round(coalesce(f.betald_tal, 0) / d.namnare)::bigint as betald_andel_min,
    round(d.sjukhus_alla_tal / d.namnare)::bigint as borta_sjukhus_min,
    round((d.borta_tal - d.sjukhus_alla_tal) / d.namnare)::bigint as borta_annan_min
  from modell.beviljad_delar d
  join modell.avtal_galler v on v.enhet_id = d.enhet_id and d.sista_dag between v.fran and v.till
  left join fore f on f.brukar_nyckel = d.brukar_nyckel and f.insats = d.insats and f.manad = d.manad and f.enhet_id = d.enhet_id
  where v.utforare_id is not null
),
hos_enheten as (
  select a.*, k.avstamning_id from andelar a left join kanda k using (utforare_id, enhet_id, brukar_nyckel, insats, manad)
),
-- Where the enhet has no cell: the first of its utförare, and the first of all.
andra as (
  select k.* from kanda k semi join (from hos_enheten where avstamning_id is null) using (brukar_nyckel, insats, manad)
),
hos_utforaren as (
  select utforare_id, brukar_nyckel, insats, manad, arg_min(avstamning_id, coalesce(enhet_id, '~')) as avstamning_id
  from andra group by utforare_id, brukar_nyckel, insats, manad
),
nagonstans as (
  select brukar_nyckel, insats, manad, arg_min(avstamning_id, utforare_id || '|' || coalesce(enhet_id, '~')) as avstamning_id
  from andra group by brukar_nyckel, insats, manad
),
placerade as (
  select a.* replace (coalesce(a.avstamning_id, u.avstamning_id, n.avstamning_id) as avstamning_id)
  from hos_enheten a
  left join hos_utforaren u using (utforare_id, brukar_nyckel, insats, manad)
  left join nagonstans n using (brukar_nyckel, insats, manad)
)
select coalesce(avstamning_id, avstamning_av(utforare_id, enhet_id, brukar_nyckel, insats, manad)) as avstamning_id,
  avstamning_id is not null as kand,
  any_value(utforare_id) as utforare_id, min(enhet_id) as enhet_id, any_value(brukar_nyckel) as brukar_nyckel,
  any_value(insats) as insats, any_value(manad) as manad,
  sum(beviljad_andel_min)::bigint as beviljad_andel_min, sum(hemma_andel_min)::bigint as hemma_andel_min,
  sum(betald_andel_min)::bigint as betald_andel_min, sum(borta_sjukhus_min)::bigint as borta_sjukhus_min,
  sum(borta_annan_min)::bigint as borta_annan_min
from placerade
group by 1, 2
