-- beskrivning: utförd tid som personalen har vid samma tid som annan utförd tid, där beslut eller adress gör det väntat
-- korn: brukare, insats och månad
-- nyckel: brukar_nyckel, insats, manad
-- manad: manad
-- lokal: true

-- dubbel_min: the second of two staff at once, for insatser with a decision on dubbelbemanning in the month. samman_min: the same staff at once with
-- somebody else at the same address (restid 0); the later visit of the two has the minutes. Elsewhere overlaps are for the rules to ask
-- about. Only visits of those persons are read; one of more than 24 hours is a fault of its own (R03).
with dubbelbemanning as (
  select p.nr as brukar_id, b.insats, forsta_i(b.manad) as forsta
  from modell.beviljad_manad b join nummer.person p on p.nyckel = b.brukar_nyckel
  where b.dubbelbemanning
),
hem as (
  select fran_brukar_id as brukar_id, till_brukar_id as granne from nummer.restider where minuter = 0 and fran_brukar_id <> till_brukar_id
  union
  select till_brukar_id, fran_brukar_id from nummer.restider where minuter = 0 and fran_brukar_id <> till_brukar_id
),
-- Read in one pass, of those persons only: that leaves few of the visits.
besok as materialized (
  select besok_id, brukar_id, insats, personal_id, start, slut, date_trunc('month', start)::date as forsta
  from nummer.utford_tid
  where brukar_id in (select brukar_id from dubbelbemanning union select brukar_id from hem)
    and not coalesce(avbojt, false) and not coalesce(utebliven, false) and slut > start and slut <= start + interval 24 hour
),
foregaende as (
  select b.*, max(slut) over tidigare as upptagen_till, lag(personal_id) over (partition by brukar_id, insats order by start, slut, besok_id) as fore
  from besok b
  semi join dubbelbemanning d using (brukar_id, insats, forsta)
  window tidigare as (partition by brukar_id, insats order by start, slut, besok_id rows between unbounded preceding and 1 preceding)
),
dubbla as (
  select brukar_id, insats, forsta, sum(forfluten_tid(start, least(slut, upptagen_till)))::bigint as minuter
  from foregaende
  where upptagen_till > start and fore is distinct from personal_id
  group by brukar_id, insats, forsta
),
i_hem as (
  select b.* from besok b semi join hem using (brukar_id) where personal_id is not null
),
delade as (
  select a.besok_id, any_value(a.brukar_id) as brukar_id, any_value(a.insats) as insats, any_value(a.forsta) as forsta,
    max(forfluten_tid(greatest(a.start, b.start), least(a.slut, b.slut))) as minuter
  from i_hem a
  join i_hem b on b.personal_id = a.personal_id and b.start::date = a.start::date and b.start < a.slut and a.start < b.slut
    and (a.start, a.besok_id) > (b.start, b.besok_id)
  join hem h on h.brukar_id = a.brukar_id and h.granne = b.brukar_id
  group by a.besok_id
),
samman as (
  select brukar_id, insats, forsta, sum(minuter)::bigint as minuter from delade group by brukar_id, insats, forsta
)
select p.nyckel as brukar_nyckel, insats, manad_av(forsta) as manad, coalesce(d.minuter, 0) as dubbel_min, coalesce(s.minuter, 0) as samman_min
from dubbla d full join samman s using (brukar_id, insats, forsta)
join nummer.person p on p.nr = brukar_id
