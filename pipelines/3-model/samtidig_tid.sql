-- beskrivning: utförd tid som personalen har vid samma tid som annan utförd tid, där beslut eller adress gör det väntat
-- korn: brukare, insats och månad
-- nyckel: brukar_nyckel, insats, manad
-- manad: manad
-- ur_besok: true

-- dubbel_min: the second of two staff at once, for insatser with a decision on dubbelbemanning in the month. samman_min: the same staff at once with
-- somebody else at the same address (restid 0); the later visit of the two has the minutes. Elsewhere overlaps are for the rules to ask
-- about. Only visits of those persons are read; one of more than 24 hours is a fault of its own (R03).
with besok as (
  select besok_id, brukar_id as brukar_nyckel, insats, personal_id, start, slut
  from kant.utford_tid
  where not coalesce(avbojt, false) and not coalesce(utebliven, false) and slut > start and slut <= start + interval 24 hour
),
foregaende as (
  select b.*, max(slut) over tidigare as upptagen_till, lag(personal_id) over (partition by brukar_nyckel, insats order by start, slut, besok_id) as fore
  from besok b
  semi join (select brukar_nyckel, insats, manad from modell.beviljad_manad where dubbelbemanning) d
    on d.brukar_nyckel = b.brukar_nyckel and d.insats = b.insats and d.manad = manad_av(b.start)
  window tidigare as (partition by brukar_nyckel, insats order by start, slut, besok_id rows between unbounded preceding and 1 preceding)
),
dubbla as (
  select brukar_nyckel, insats, manad_av(start) as manad, sum(forfluten_tid(start, least(slut, upptagen_till)))::bigint as minuter
  from foregaende
  where upptagen_till > start and fore is distinct from personal_id
  group by brukar_nyckel, insats, manad_av(start)
),
hem as (
  select fran_brukar_id as brukar_nyckel, till_brukar_id as granne from kant.restider where minuter = 0 and fran_brukar_id <> till_brukar_id
  union
  select till_brukar_id, fran_brukar_id from kant.restider where minuter = 0 and fran_brukar_id <> till_brukar_id
),
i_hem as (
  select b.* from besok b semi join hem using (brukar_nyckel) where personal_id is not null
),
delade as (
  select a.besok_id, any_value(a.brukar_nyckel) as brukar_nyckel, any_value(a.insats) as insats, any_value(a.start) as start,
    max(forfluten_tid(greatest(a.start, b.start), least(a.slut, b.slut))) as minuter
  from i_hem a
  join i_hem b on b.personal_id = a.personal_id and b.start::date = a.start::date and b.start < a.slut and a.start < b.slut
    and (a.start, a.besok_id) > (b.start, b.besok_id)
  join hem h on h.brukar_nyckel = a.brukar_nyckel and h.granne = b.brukar_nyckel
  group by a.besok_id
),
samman as (
  select brukar_nyckel, insats, manad_av(start) as manad, sum(minuter)::bigint as minuter from delade group by brukar_nyckel, insats, manad_av(start)
)
select brukar_nyckel, insats, manad, coalesce(d.minuter, 0) as dubbel_min, coalesce(s.minuter, 0) as samman_min
from dubbla d full join samman s using (brukar_nyckel, insats, manad)
