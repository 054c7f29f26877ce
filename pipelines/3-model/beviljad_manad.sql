-- beskrivning: beviljad tid per kalendermånad, i hela minuter och delad efter vad som gör att den ersätts eller inte
-- korn: brukare, insats och månad
-- nyckel: brukar_nyckel, insats, manad
-- manad: manad
-- lokal: true

-- The parts of modell.beviljad_delar over all enheter. Each is the difference between two rounded running totals, so that together they
-- are beviljad_min; hel, del_av_manad, dubbel and in_ut together are beviljad_hemma_min. vantar_min is time above the decision that a
-- later decision already covers: the days just before a decision with more time than there has been, at what it adds per day (troskel
-- avstamning_vantar_dagar). A return to a level that was lowered is no such increase: the kommun chose the lower one.
with delade as (
  select brukar_nyckel, insats, manad from modell.beviljad_delar group by all having count(*) > 1
),
-- Few share what is granted with another enhet: only theirs is summed.
summor as (
  select brukar_nyckel, insats, manad, namnare, columns('(.+)_tal$') as '\1', dubbelbemanning, dagar
  from modell.beviljad_delar anti join delade using (brukar_nyckel, insats, manad)
  union all by name
  select brukar_nyckel, insats, manad, any_value(namnare) as namnare, sum(columns('(.+)_tal$')) as '\1',
    bool_or(dubbelbemanning) as dubbelbemanning, bit_or(dagar) as dagar
  from modell.beviljad_delar semi join delade using (brukar_nyckel, insats, manad)
  group by brukar_nyckel, insats, manad
),
-- An exact sum of decimals is divided last, so that the figure is the same in every run.
lopande as (
  select brukar_nyckel, insats, manad, dubbelbemanning, dagar, round(vecka / namnare)::bigint as per_vecka,
    round(hel / namnare)::bigint as a,
    round((hel + del) / namnare)::bigint as b,
    round((hel + del + dubbel) / namnare)::bigint as c,
    round((hel + del + dubbel + delvis_sjukhus) / namnare)::bigint as d,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan) / namnare)::bigint as hemma,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald) / namnare)::bigint as f,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald + sjukhus) / namnare)::bigint as g,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald + sjukhus + korttid) / namnare)::bigint as h,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald + sjukhus + korttid + sabo) / namnare)::bigint as i,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald + sjukhus + korttid + sabo + bortrest) / namnare)::bigint as j,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald + sjukhus + korttid + sabo + bortrest + utflyttad) / namnare)::bigint as k,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald + sjukhus + korttid + sabo + bortrest + utflyttad + avliden) / namnare)::bigint as l,
    round((hel + del + dubbel + delvis_sjukhus + delvis_annan + betald + sjukhus + korttid + sabo + bortrest + utflyttad + avliden + annan) / namnare)::bigint as alla
  from summor
),
galler as (
  select brukar_id as brukar_nyckel, insats, tidsenhet like '%vecka' as per_vecka,
    (beviljad_tid * case when tidsenhet like 'timmar%' then 60 else 1 end)::decimal(18, 4) as tid_min, from_datum as fran,
    least(
      coalesce(tom_datum, date '9999-12-31'),
      coalesce(lead(from_datum) over (partition by beslut_id, insats order by from_datum) - 1, date '9999-12-31')
    ) as till
  from kant.beslut
),
borjor as (
  select distinct brukar_nyckel, insats, fran from galler where fran <= till
),
-- 30 days for a month: what is added per day hangs on a threshold of days anyway
hojningar as (
  select b.brukar_nyckel, b.insats, b.fran,
    coalesce(sum(g.tid_min * case when g.per_vecka then 30 else 7 end) filter (b.fran between g.fran and g.till), 0) as ny,
    coalesce(sum(g.tid_min * case when g.per_vecka then 30 else 7 end) filter (b.fran - 1 between g.fran and g.till), 0) as gammal
  from borjor b join galler g using (brukar_nyckel, insats)
  group by b.brukar_nyckel, b.insats, b.fran
),
nya_nivaer as (
  select *, max(greatest(ny, gammal)) over (partition by brukar_nyckel, insats order by fran rows between unbounded preceding and 1 preceding) as hogst
  from hojningar
),
vantande as (
  select h.brukar_nyckel, h.insats, m.forsta,
    sum((h.ny - greatest(h.gammal, h.hogst)) * (least(h.fran - 1, last_day(m.forsta)) - greatest(h.fran - troskel('avstamning_vantar_dagar')::integer, m.forsta) + 1)) as tal
  from nya_nivaer h,
    lateral (select unnest([date_trunc('month', h.fran - 1)::date, (date_trunc('month', h.fran - 1) - interval 1 month)::date]) as forsta) m
  where h.gammal > 0 and h.ny > greatest(h.gammal, h.hogst)
    and greatest(h.fran - troskel('avstamning_vantar_dagar')::integer, m.forsta) <= least(h.fran - 1, last_day(m.forsta))
  group by h.brukar_nyckel, h.insats, m.forsta
)
select l.brukar_nyckel, l.insats, l.manad, alla as beviljad_min, hemma as beviljad_hemma_min, l.per_vecka as beviljad_per_vecka_min,
  a as hel_min, b - a as del_av_manad_min, c - b as dubbel_min, d - c as in_ut_sjukhus_min, hemma - d as in_ut_annan_min,
  f - hemma as betald_franvaro_min, g - f as sjukhus_min, h - g as korttid_min, i - h as sabo_min, j - i as bortrest_min,
  k - j as utflyttad_min, l.l - k as avliden_min, alla - l.l as annan_franvaro_min,
  coalesce(floor(v.tal / 210.0), 0)::bigint as vantar_min,
  l.dubbelbemanning, l.dagar
from lopande l
left join vantande v on v.brukar_nyckel = l.brukar_nyckel and v.insats = l.insats and manad_av(v.forsta) = l.manad
