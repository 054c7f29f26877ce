-- beskrivning: obesvarade fynd hos utförare, med de rader som utföraren själv kan hitta
-- korn: _fragor fynd; _fragorader fynd och rad hos utföraren

-- @fragor
-- obesvarat is no answer: such a question is asked again. In the order of the work list.
create or replace temp table _fragor as
select f.fynd_id, f.regel_id, f.utforare_id, f.period, f.minuter, f.belopp_kr, f.unik_kr, f.forklaring, f.rader,
  coalesce(f.svar = 'obesvarat', false) as paminnelse,
  row_number() over (partition by f.utforare_id order by o.plats)::integer as plats
from resultat.fakturafynd f
join resultat.arbetsordning o using (fynd_id)
where f.utforare_id is not null and o.oppen

-- @rader
-- A visit at another utförare, which an R01 may name, is nothing to tell this one: it is counted, and not shown.
create or replace temp table _fragorader as
with rader as (
  select fynd_id, utforare_id, unnest(rader) as rad_id from _fragor
)
select r.fynd_id, r.rad_id, 'besok' as slag, strftime(b.nar, '%Y-%m-%d kl. %H.%M') as nar, v.utforare_id = r.utforare_id as egen
from (
  select besok_id, enhet_id, coalesce(start, planerad_start) as nar from kant.utford_tid where besok_id in (select rad_id from rader)
) b
join rader r on r.rad_id = b.besok_id
left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.nar::date between v.fran and v.till
union all
select r.fynd_id, r.rad_id, 'faktura', null, true
from rader r
join (select distinct utforare_id, rad_id from modell.fakturarader) f on f.utforare_id = r.utforare_id and f.rad_id = r.rad_id
