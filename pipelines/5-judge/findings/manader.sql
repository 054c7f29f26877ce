-- beskrivning: hur många månader i rad samma regel har frågat vid samma utförare och enhet
-- korn: fynd

-- A finding belongs to the month in which its period ends, so that one that spans many months is not by itself a habit. Months in a row
-- are counted backwards from it: what came later does not make an old finding more.
with handelser as (
  select fynd_id, regel_id, utforare_id, enhet_id, right(period, 7) as manad,
    left(right(period, 7), 4)::integer * 12 + right(period, 2)::integer as nr
  from resultat.fakturafynd
),
manader as (
  select distinct regel_id, utforare_id, enhet_id, nr from handelser
),
foljder as (
  -- Within a row of months the number minus its place is the same.
  select *, nr - row_number() over (partition by regel_id, utforare_id, enhet_id order by nr) as foljd from manader
),
raknade as (
  select regel_id, utforare_id, enhet_id, nr,
    row_number() over (partition by regel_id, utforare_id, enhet_id, foljd order by nr)::integer as manader_i_rad
  from foljder
)
select h.fynd_id, r.manader_i_rad
from handelser h
join raknade r on r.regel_id = h.regel_id and r.utforare_id is not distinct from h.utforare_id
  and r.enhet_id is not distinct from h.enhet_id and r.nr = h.nr
