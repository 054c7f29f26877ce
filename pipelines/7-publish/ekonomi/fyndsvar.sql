-- titel: Svar på fynd
-- korn: en rad per fynd som någon har svarat på, även fynd som inte längre finns

select s.fynd_id, s.regel_id, r.namn as regel_namn, s.utforare_id, u.utforare_namn, s.finns, s.datum::varchar as datum, s.utfall,
  t.namn as utfall_namn, s.belopp, s.roll, s.antal_svar
from resultat.fyndsvar s
left join resultat.fakturaregler r using (regel_id)
left join modell.utforare u using (utforare_id)
left join referens.fyndsvarsutfall t on t.kod = s.utfall
order by s.datum desc, s.fynd_id
