-- beskrivning: celler med beviljad eller utförd tid men utan fakturarad
-- korn: avstämningscell
-- nyckel: avstamning_id

-- An enhet of egen regi that no invoice line speaks of is calculated: performed or granted time at the price list's cost. Elsewhere the
-- cell shows what was not invoiced, in the months that invoices cover. Months that are not over at the as-of day are left out.
with driver as (
  select utforare_id, driftsform,
    case when row_number() over w = 1 then date '0001-01-01' else giltig_fom end as fran,
    coalesce(lead(giltig_fom) over w - 1, date '9999-12-31') as till
  from kant.utforare
  window w as (partition by utforare_id order by giltig_fom nulls first)
),
celler as (
  select avstamning_id, utforare_id, enhet_id, brukar_nyckel, insats, manad from besoksceller where not fakturerad
  union
  select avstamning_id, utforare_id, enhet_id, brukar_nyckel, insats, manad from beviljadeceller where not kand
),
omfang as (
  select manad_av(min(fran)) as fran, manad_av(max(till)) as till from modell.faktureringstid
)
select c.*, d.driftsform, g.omrade, g.ersattningsgrund,
  d.driftsform = 'egen_regi' and f.enhet_id is null and u.utforare_id is null as beraknad
from celler c
left join driver d on d.utforare_id = c.utforare_id and forsta_i(c.manad) between d.fran and d.till
left join modell.avtal_galler g on g.enhet_id = c.enhet_id and forsta_i(c.manad) between g.fran and g.till
left join (select distinct enhet_id from modell.faktureringstid where enhet_id is not null) f on f.enhet_id = c.enhet_id
left join (select distinct utforare_id from modell.faktureringstid where enhet_id is null) u on u.utforare_id = c.utforare_id
where last_day(forsta_i(c.manad)) <= per_datum()
  and (c.manad between (select fran from omfang) and (select till from omfang)
    or (d.driftsform = 'egen_regi' and f.enhet_id is null and u.utforare_id is null))
