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
hos_utforaren as (
  select utforare_id, brukar_nyckel, insats, manad, arg_min(avstamning_id, coalesce(enhet_id, '~')) as avstamning_id
  from kanda group by utforare_id, brukar_nyckel, insats, manad
),
nagonstans as (
  select brukar_nyckel, insats, manad, arg_min(avstamning_id, utforare_id || '|' || coalesce(enhet_id, '~')) as avstamning_id
  from kanda group by brukar_nyckel, insats, manad
),
-- Rounded so that the enheter of a brukare, insats and month add up to modell.beviljad_manad.
andelar as (
  select d.brukar_nyckel, d.insats, d.manad, d.enhet_id, v.utforare_id,
    round(sum(alla_tal) over till / namnare)::bigint - coalesce(round(sum(alla_tal) over fore / namnare), 0)::bigint as beviljad_andel_min,
    round(sum(alla_tal - borta_tal) over till / namnare)::bigint
      - coalesce(round(sum(alla_tal - borta_tal) over fore / namnare), 0)::bigint as hemma_andel_min,
    round(sum(betald_tal) over till / namnare)::bigint - coalesce(round(sum(betald_tal) over fore / namnare), 0)::bigint as betald_andel_min,
    round(sjukhus_alla_tal / namnare)::bigint as borta_sjukhus_min, round((borta_tal - sjukhus_alla_tal) / namnare)::bigint as borta_annan_min
  from modell.beviljad_delar d
  left join modell.avtal_galler v on v.enhet_id = d.enhet_id and d.sista_dag between v.fran and v.till
  window till as (partition by d.brukar_nyckel, d.insats, d.manad order by d.enhet_id rows between unbounded preceding and current row),
    fore as (partition by d.brukar_nyckel, d.insats, d.manad order by d.enhet_id rows between unbounded preceding and 1 preceding)
)
select coalesce(e.avstamning_id, u.avstamning_id, n.avstamning_id, avstamning_av(a.utforare_id, a.enhet_id, a.brukar_nyckel, a.insats, a.manad)) as avstamning_id,
  n.avstamning_id is not null as kand,
  any_value(a.utforare_id) as utforare_id, min(a.enhet_id) as enhet_id, any_value(a.brukar_nyckel) as brukar_nyckel,
  any_value(a.insats) as insats, any_value(a.manad) as manad,
  sum(a.beviljad_andel_min)::bigint as beviljad_andel_min, sum(a.hemma_andel_min)::bigint as hemma_andel_min,
  sum(a.betald_andel_min)::bigint as betald_andel_min, sum(a.borta_sjukhus_min)::bigint as borta_sjukhus_min,
  sum(a.borta_annan_min)::bigint as borta_annan_min
from andelar a
left join kanda e using (utforare_id, enhet_id, brukar_nyckel, insats, manad)
left join hos_utforaren u using (utforare_id, brukar_nyckel, insats, manad)
left join nagonstans n using (brukar_nyckel, insats, manad)
where a.utforare_id is not null
group by 1, 2
