-- beskrivning: det som fakturerats för dagar då brukaren var borta, avliden eller flyttad
-- korn: utförare, enhet, brukare, insats, månad och slag av frånvaro
-- nyckel: utforare_id, enhet_id, brukar_nyckel, insats, manad, slag
-- manad: manad
-- lokal: true

-- Whole days away only: days of admission and discharge, of the death and of the move, are never counted. Three ways to bill them:
-- (1) under beviljad, minutes above those granted for the days at home and the days away that the avtal pays for; a day that two absences
-- cover goes to the one that does not end. (2) elsewhere, and after a death or a move always, a line whose days all lie within the absence
-- and hold no visit (with visits, under utförd, the visits are what is asked about). (3) after a death or a move, days of a longer line that is priced per day, where the amount shows that
-- every day was billed. A place is kept during a stay in hospital, so lines without time count only after a death or a move.
with borta as (
  select brukar_id as brukar_nyckel, typ as slag, from_tid::date + 1 as fran, coalesce(tom_tid::date - 1, date '9999-12-31') as till
  from kant.franvaro where typ <> 'bortrest' and from_tid::date + 1 <= coalesce(tom_tid::date - 1, date '9999-12-31')
),
inom as (
  select r.utforare_id, r.enhet_id, r.brukar_nyckel, r.insats, r.manad, b.slag, r.fran, r.till, r.minuter, r.belopp_kr, r.rad_belopp_kr, r.rad_id, r.ersattningsgrund
  from modell.fakturarader r
  join borta b on b.brukar_nyckel = r.brukar_nyckel and r.fran >= b.fran and r.till <= b.till
  where not r.kvittad and (b.slag in ('avliden', 'utflyttad') or (r.har_tid and r.ersattningsgrund is distinct from 'beviljad'))
  qualify row_number() over (
    partition by r.utforare_id, r.rad_id, r.manad order by list_position(['avliden', 'utflyttad', 'sabo', 'sjukhus', 'korttid'], b.slag), b.fran
  ) = 1
),
celler as (
  select utforare_id, case when min(enhet_id) = max(enhet_id) then min(enhet_id) end as enhet_id, brukar_nyckel, insats, manad,
    sum(minuter)::bigint as minuter, sum(belopp_kr) as belopp_kr, max(till) as till, list(distinct rad_id) filter (rad_belopp_kr > 0) as rader
  from modell.fakturarader
  anti join inom using (utforare_id, rad_id, manad)
  where ersattningsgrund = 'beviljad' and har_tid and not kvittad
  group by utforare_id, brukar_nyckel, insats, manad
  having sum(minuter) > 0 and sum(belopp_kr) > 0
),
-- Two utförare of one brukare and insats share what is granted: what is too much lies on each by its own minutes.
for_mycket as (
  select c.*, g.avliden_min, g.utflyttad_min, g.sabo_min, g.sjukhus_min, g.korttid_min, least(c.alla, g.beviljad_min)
    - g.beviljad_hemma_min - g.betald_franvaro_min as over
  from (select *, sum(minuter) over (partition by brukar_nyckel, insats, manad) as alla from celler) c
  join modell.beviljad_manad g using (brukar_nyckel, insats, manad)
  where least(c.alla, g.beviljad_min) - g.beviljad_hemma_min - g.betald_franvaro_min > troskel('r09_minuter')
),
-- Nothing is billed for the time after a death or a move if no line reaches it.
nadda as (
  select f.*, bool_or(coalesce(b.slag = 'avliden' and b.fran <= f.till, false)) as nar_avliden,
    bool_or(coalesce(b.slag = 'utflyttad' and b.fran <= f.till, false)) as nar_utflyttad
  from for_mycket f
  left join borta b on b.brukar_nyckel = f.brukar_nyckel and b.slag in ('avliden', 'utflyttad')
  group by all
),
delar as (
  select * exclude (del), del.n as n, del.slag as slag, del.minuter as franvaro_min
  from (
    select *, unnest([
      {n: 1, slag: 'avliden', minuter: if(nar_avliden, avliden_min, 0)}, {n: 2, slag: 'utflyttad', minuter: if(nar_utflyttad, utflyttad_min, 0)},
      {n: 3, slag: 'sabo', minuter: sabo_min}, {n: 4, slag: 'sjukhus', minuter: sjukhus_min}, {n: 5, slag: 'korttid', minuter: korttid_min}
    ]) as del
    from nadda
  )
),
beviljade as (
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, slag, rader, belopp_kr as cell_kr, minuter as cell_min,
    round(greatest(least(franvaro_min, over - coalesce(sum(franvaro_min) over (
      partition by utforare_id, brukar_nyckel, insats, manad order by n rows between unbounded preceding and 1 preceding
    ), 0)), 0) * minuter / alla)::bigint as minuter
  from delar
),
med_besok as (
  select distinct i.utforare_id, i.rad_id, i.manad
  from inom i
  join modell.besok_under_franvaro v on v.brukar_nyckel = i.brukar_nyckel and v.insats is not distinct from i.insats
    and v.start >= i.fran and v.start < i.till + 1
  where i.ersattningsgrund is distinct from 'beviljad'
),
skurna as (
  select r.utforare_id, r.enhet_id, r.brukar_nyckel, r.insats, r.manad, b.slag, r.rad_id, r.till - greatest(r.fran, b.fran) + 1 as dagar, r.a_pris
  from modell.fakturarader r
  join borta b on b.brukar_nyckel = r.brukar_nyckel and b.slag in ('avliden', 'utflyttad') and r.rad_fran < b.fran and r.till >= b.fran and r.till <= b.till
  where not r.kvittad and not r.har_tid and r.rad_belopp_kr > 0 and (r.a_pris * (r.rad_till - r.rad_fran + 1))::decimal(18, 2) = r.rad_belopp_kr
  qualify row_number() over (partition by r.utforare_id, r.rad_id, r.manad order by b.fran, b.slag) = 1
),
alla as (
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, slag, minuter, round(minuter * cell_kr / cell_min, 2)::decimal(18, 2) as belopp_kr, rader
  from beviljade where minuter > troskel('r09_minuter')
  union all
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, slag, coalesce(sum(minuter), 0)::bigint, sum(belopp_kr),
    list(distinct rad_id) filter (rad_belopp_kr > 0)
  from inom anti join med_besok using (utforare_id, rad_id, manad)
  group by utforare_id, enhet_id, brukar_nyckel, insats, manad, slag
  having sum(belopp_kr) > 0
  union all
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, slag, 0, sum((a_pris * dagar)::decimal(18, 2)), list(distinct rad_id)
  from skurna group by utforare_id, enhet_id, brukar_nyckel, insats, manad, slag
)
select utforare_id, enhet_id, brukar_nyckel, insats, manad, slag, sum(minuter)::bigint as minuter, sum(belopp_kr)::decimal(18, 2) as belopp_kr,
  list_sort(list_distinct(flatten(list(rader)))) as rader
from alla
group by utforare_id, enhet_id, brukar_nyckel, insats, manad, slag
