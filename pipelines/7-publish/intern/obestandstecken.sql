-- titel: Funna tecken på obestånd
-- korn: utförare och slag av tecken som finns; enskilda firmor är inte med
with enskilda as (
  select utforare_id from (
    select utforare_id, arg_max(organisationsnummer, coalesce(giltig_fom, date '0001-01-01')) as nummer from kant.utforare group by utforare_id
  ) where nummer is not null and not regexp_full_match(nummer, '[0-9]{6}-[0-9]{4}')
)
select tecken_id, utforare_id, tecken, tungt, datum, forklaring, kalla, fil, rad
from resultat.obestandstecken where finns and utforare_id not in (from enskilda)
order by utforare_id, datum desc, tecken
