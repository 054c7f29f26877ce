-- beskrivning: vägen från beviljad till utförd till fakturerad tid, steg för steg
-- korn: utförare, månad, cellens slag och steg
-- nyckel: utforare_id, manad, slag, steg

-- Steps and their order: src/invoices/steps.ts. Per cell, granted time minus what was not performed and why, plus what was performed
-- above it, is performed time; that, plus what the avtal pays for besides and what nobody has explained, is invoiced (or calculated)
-- time. Kronor value each step at the cell's own price per minute, else the price list's; pris is what then remains of the invoices.
with forklarade as (
  select avstamning_id,
    coalesce(sum(minuter + beraknad_min) filter (orsak = 'avtalad_avrundning'), 0) as avrundning,
    coalesce(sum(minuter + beraknad_min) filter (orsak = 'avbojt_enligt_avtal'), 0) as avbojt,
    coalesce(sum(minuter + beraknad_min) filter (orsak = 'franvarodagar_enligt_avtal'), 0) as franvarodagar,
    coalesce(sum(minuter + beraknad_min) filter (not orsak like 'oforklarat%' and orsak <> 'kreditering'), 0) as forklarade,
    coalesce(sum(minuter + beraknad_min) filter (orsak like 'oforklarat%'), 0) as oforklarade,
    coalesce(sum(belopp_kr + beraknad_kr) filter (orsak like 'oforklarat%'), 0) as oforklarad_kr
  from avstamningsskal group by avstamning_id
),
priser as (
  select u.avstamning_id, p.kr_per_timme / 60 as kr_per_min
  from utan_faktura u
  join timpriser p on p.insats = u.insats and p.driftsform is not distinct from u.driftsform and p.omrade is not distinct from u.omrade
    and p.manad = u.manad and p.tidsslag = case when u.insats = 'natt' then 'natt' else 'dag' end
),
celler as (
  select c.utforare_id, c.manad, c.slag, c.brukar_nyckel, c.satt, c.beviljad_andel_min as g, c.utford_min as p, c.tid_min as f,
    c.kvittad_min, c.okand_min, c.utan_tid_kr, c.belopp_kr + coalesce(c.beraknad_kr, 0) as kr, c.stodd_min, c.borta_sjukhus_min, c.borta_annan_min,
    c.avbojd_min, c.utebliven_min, greatest(c.beviljad_andel_min - c.utford_min, 0) as kort,
    coalesce(s.avrundning, 0) as avrundning, coalesce(s.avbojt, 0) as avbojt, coalesce(s.franvarodagar, 0) as franvarodagar,
    coalesce(s.forklarade, 0) as forklarade, coalesce(s.oforklarade, 0) as oforklarade, coalesce(s.oforklarad_kr, 0) as oforklarad_kr,
    case when c.tid_min > 0 and c.tid_kr > 0 then c.tid_kr::double / c.tid_min else coalesce(p.kr_per_min, 0)::double end as kr_per_min
  from avstamningsceller c
  left join forklarade s using (avstamning_id)
  left join priser p using (avstamning_id)
),
borta as (
  select *, least(kort, borta_sjukhus_min) as sjukhus from celler
),
borta_mer as (
  select *, least(kort - sjukhus, borta_annan_min) as annan from borta
),
avbojda as (
  select *, least(kort - sjukhus - annan, avbojd_min) as avbojda from borta_mer
),
uteblivna as (
  select *, least(kort - sjukhus - annan - avbojda, utebliven_min) as uteblivna from avbojda
),
stegen as (
  select *, unnest([
    {steg: 'beviljad', minuter: g},
    {steg: 'franvaro_sjukhus', minuter: -sjukhus},
    {steg: 'franvaro_annan', minuter: -annan},
    {steg: 'avbojda', minuter: -avbojda},
    {steg: 'uteblivna', minuter: -uteblivna},
    {steg: 'ej_utford', minuter: sjukhus + annan + avbojda + uteblivna - kort},
    {steg: 'over_beslut', minuter: greatest(p - g, 0)},
    {steg: 'ej_fakturerad', minuter: case when satt = 'utford' then stodd_min - p when satt = 'kredit' then -p else least(f - p, 0) end},
    {steg: 'avrundning', minuter: case when satt = 'utford' then avrundning else 0 end},
    {steg: 'avbojt_ersatts', minuter: case when satt = 'utford' then avbojt else 0 end},
    {steg: 'franvarodagar_ersatts', minuter: case when satt = 'utford' then franvarodagar else 0 end},
    {steg: 'beviljad_ersatts', minuter: case when satt = 'beviljad' and f > p then greatest(least(f, forklarade) - p, 0) else 0 end},
    {steg: 'utover', minuter: case satt when 'utford' then f - stodd_min - avrundning - avbojt - franvarodagar
      when 'beviljad' then case when f > p then f - p - greatest(least(f, forklarade) - p, 0) else 0 end else 0 end},
    {steg: 'underlag_saknas', minuter: okand_min + case when satt = 'okand' then greatest(f - p, 0) else 0 end},
    {steg: 'kreditering', minuter: kvittad_min + case when satt = 'kredit' then f else 0 end}
  ], recursive := true)
  from uteblivna
),
summor as (
  select utforare_id, manad, slag, steg, sum(minuter)::bigint as minuter, sum(round(minuter * kr_per_min, 2)::decimal(18, 2))::decimal(18, 2) as varde_kr,
    count(distinct brukar_nyckel) as brukare
  from stegen where minuter <> 0
  group by utforare_id, manad, slag, steg
),
till_utford as (
  select utforare_id, manad, slag, sum(minuter)::bigint as minuter, sum(varde_kr)::decimal(18, 2) as varde_kr
  from summor where steg in ('beviljad', 'franvaro_sjukhus', 'franvaro_annan', 'avbojda', 'uteblivna', 'ej_utford', 'over_beslut')
  group by utforare_id, manad, slag
),
utfall as (
  select utforare_id, manad, slag, sum(f + kvittad_min + okand_min)::bigint as minuter, sum(kr)::decimal(18, 2) as kr,
    sum(utan_tid_kr)::decimal(18, 2) as utan_tid_kr, sum(oforklarade)::bigint as oforklarade, sum(oforklarad_kr)::decimal(18, 2) as oforklarad_kr,
    count(distinct brukar_nyckel) filter (p <> 0) as utforda, count(distinct brukar_nyckel) filter (f <> 0) as fakturerade,
    count(distinct brukar_nyckel) filter (oforklarad_kr <> 0) as berorda
  from celler group by utforare_id, manad, slag
),
vardet as (
  select utforare_id, manad, slag, sum(varde_kr)::decimal(18, 2) as varde_kr from summor group by utforare_id, manad, slag
)
select * from summor
union all
select t.utforare_id, t.manad, t.slag, 'utford', t.minuter, t.varde_kr, u.utforda from till_utford t join utfall u using (utforare_id, manad, slag)
union all
select utforare_id, manad, slag, 'per_dygn_eller_styck', 0, utan_tid_kr, null from utfall where utan_tid_kr <> 0
union all
select u.utforare_id, u.manad, u.slag, 'pris', 0, (u.kr - u.utan_tid_kr - coalesce(v.varde_kr, 0))::decimal(18, 2), null
from utfall u left join vardet v using (utforare_id, manad, slag)
where u.kr - u.utan_tid_kr <> coalesce(v.varde_kr, 0)
union all
select utforare_id, manad, slag, 'fakturerad', minuter, kr, fakturerade from utfall where minuter <> 0 or kr <> 0
union all
select utforare_id, manad, slag, 'oforklarad', oforklarade, oforklarad_kr, berorda from utfall where oforklarade <> 0 or oforklarad_kr <> 0
