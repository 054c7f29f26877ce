-- beskrivning: kortaste restid mellan två brukare, oavsett riktning
-- korn: ordnat par av brukare
-- nyckel: fran, till
select fran, till, min(minuter) as minuter from (
  select fran_brukar_id as fran, till_brukar_id as till, minuter from kant.restider
  union all
  select till_brukar_id, fran_brukar_id, minuter from kant.restider
)
group by fran, till
