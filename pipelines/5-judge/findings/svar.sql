-- beskrivning: senaste svaret på varje fynd, även på fynd som inte längre finns
-- korn: fynd som någon har svarat på

-- An answer to a finding that is gone is kept and shown: a credit note makes a finding go away, and is the clearest of answers. Its rule is
-- then the one that the work list said.
select s.fynd_id, coalesce(f.regel_id, s.regel_id) as regel_id, f.utforare_id, f.fynd_id is not null as finns, s.datum, s.utfall, s.belopp,
  s.roll, s.antal_svar
from (
  select fynd_id, max(datum) as datum, arg_max(utfall, datum) as utfall, arg_max_null(belopp, datum) as belopp,
    arg_max(roll, datum) as roll, max(regel_id) as regel_id, count(*)::integer as antal_svar
  from kant.fyndsvar group by fynd_id
) s
left join resultat.fakturafynd f using (fynd_id)
order by s.fynd_id
