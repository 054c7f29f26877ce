-- beskrivning: varje känd utförare som den är registrerad på uppföljningsdagen
-- korn: utförare
-- nyckel: utforare_id
select
  utforare_id,
  arg_max(namn, coalesce(giltig_fom, date '0001-01-01')) as utforare_namn,
  arg_max(driftsform, coalesce(giltig_fom, date '0001-01-01')) as driftsform
from kant.utforare
where giltig_fom is null or giltig_fom <= per_datum()
group by utforare_id
