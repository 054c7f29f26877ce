-- beskrivning: varje fynds belopp och minuter, lagda på de rader som bär dem, cell för cell (docs/decisions/0010)
-- korn: _bararrader fynd och rad; _andelar fynd och cell; _delade fynd

-- A claim lies on the rows of the finding's own utförare and, where it names one, its own brukare; what else is named in rader is a witness,
-- such as the visit elsewhere that an R01 is about. Only rows that findings name are looked up: one scan of the visits, filtered by id.
create or replace temp table _namngivna as
select f.fynd_id, r.om, f.utforare_id, f.brukar_nyckel, unnest(f.rader) as rad_id
from resultat.fakturafynd f
join resultat.fakturaregler r using (regel_id)
where r.om <> 'inget' and (coalesce(f.belopp_kr, 0) > 0 or coalesce(f.minuter, 0) > 0);

create or replace temp table _ordning as
select fynd_id, row_number() over (order by klass <> 'hard', belopp_kr desc nulls last, fynd_id)::integer as nr
from resultat.fakturafynd;

create or replace temp table _bararrader as
with barare as (
  -- A rule about visits may ask about invoice lines as well, where there is no visit: a line is a line whatever rule names it.
  select n.fynd_id, 'fakturarader' as om, r.utforare_id, r.brukar_nyckel, r.insats, r.manad, n.rad_id,
    greatest((r.belopp_kr * 100)::bigint, 0) as ore, greatest(coalesce(r.minuter, 0), 0)::bigint as minuter
  from _namngivna n
  join modell.fakturarader r on r.utforare_id = n.utforare_id and r.rad_id = n.rad_id
    and (n.brukar_nyckel is null or r.brukar_nyckel = n.brukar_nyckel)
  union all
  -- What a visit costs is not known to the öre, so nothing is said of the most it can hold.
  select n.fynd_id, n.om, n.utforare_id, b.brukar_id, b.insats, manad_av(b.nar), n.rad_id, null, b.minuter
  from (
    select besok_id, brukar_id, enhet_id, insats, coalesce(start, planerad_start) as nar,
      greatest(coalesce(forfluten_tid(start, slut), 0), 0)::bigint as minuter
    from kant.utford_tid
    where besok_id in (select rad_id from _namngivna where om = 'besok')
  ) b
  join _namngivna n on n.om = 'besok' and n.rad_id = b.besok_id and (n.brukar_nyckel is null or n.brukar_nyckel = b.brukar_id)
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.nar::date between v.fran and v.till
  where v.utforare_id is null or v.utforare_id = n.utforare_id
)
select o.nr, b.*, dense_rank() over (order by b.utforare_id, b.manad, b.brukar_nyckel, b.insats)::integer as cell,
  dense_rank() over (order by b.utforare_id, b.manad, b.brukar_nyckel, b.insats, b.om, b.rad_id)::integer as rad
from barare b join _ordning o using (fynd_id);

create or replace temp table _andelar as
with fakturerat as (
  -- The key in one text: the four may each be null, and a join that takes nulls as equal is no hash join.
  select concat_ws('|', utforare_id, manad, coalesce(brukar_nyckel, ''), coalesce(insats, '')) as nyckel,
    greatest((sum(belopp_kr) * 100)::bigint, 0) as tak_ore
  from modell.fakturarader where not kvittad
  group by utforare_id, manad, brukar_nyckel, insats
),
andelar as (
  select nr, cell, any_value(om) as om, coalesce(sum(ore), sum(minuter))::bigint as vikt,
    any_value(concat_ws('|', utforare_id, manad, coalesce(brukar_nyckel, ''), coalesce(insats, ''))) as nyckel
  from _bararrader group by nr, cell
)
select a.nr, a.cell, a.om, a.vikt, f.tak_ore from andelar a left join fakturerat f using (nyckel);

-- Where a finding shares no cell and asks about no more than was invoiced, unique is gross, and nothing need be worked out.
create or replace temp table _delade as
select distinct nr from _andelar
where cell in (
  select a.cell
  from _andelar a join _ordning o using (nr) join resultat.fakturafynd f using (fynd_id)
  group by a.cell
  having count(*) > 1 or sum(f.belopp_kr) * 100 > max(a.tak_ore)
)
