-- beskrivning: de utförda besök som fakturareglerna läser ett och ett; resten av besöken behöver ingen av dem se
-- korn: besök
-- nyckel: besok_id
-- manad: manad_av(start)
-- lokal: true
-- tillfallig: true

-- Read once for all the rules, since reading visits by person is what costs. Those of crowded or long days of a member of staff, of days when
-- visits to a brukare overlap, each with the day before (a visit may go on over midnight), and those longer than a day.
with personal as (
  select distinct p.nr as personal_id, unnest([t.dag, t.dag - 1]) as dag
  from modell.trangda_personaldagar t join nummer.person p on p.nyckel = t.personal_id
),
brukare as (
  select distinct p.nr as brukar_id, unnest([t.dag, t.dag - 1]) as dag
  from modell.trangda_brukardagar t join nummer.person p on p.nyckel = t.brukar_nyckel
),
besok as (
  select b.*
  from nummer.utford_tid b
  left join personal p on p.personal_id = b.personal_id and p.dag = b.start::date
  left join brukare k on k.brukar_id = b.brukar_id and k.dag = b.start::date
  where b.slut > b.start and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
    and (p.dag is not null or k.dag is not null or b.slut > b.start + interval 24 hour)
)
select b.besok_id, p.nyckel as personal_id, k.nyckel as brukar_nyckel, b.enhet_id, b.insats, b.start, b.slut,
  coalesce(b.registrering = 'manuell', false) as manuell
from besok b
left join nummer.person p on p.nr = b.personal_id
left join nummer.person k on k.nr = b.brukar_id
