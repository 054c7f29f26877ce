-- beskrivning: vem som arbetade var varje månad, och hur många dagar
-- korn: personal, enhet och månad då besök börjar
-- nyckel: personal_id, enhet_id, manad
-- manad: manad
-- lokal: true

select personal_id, enhet_id, manad_av(forsta) as manad, forsta, sista, dagar
from (
  select personal_id, enhet_id, min(dag) as forsta, max(dag) as sista, count(*)::integer as dagar
  from modell.personaldagar
  where personal_id is not null
  group by personal_id, enhet_id, date_trunc('month', dag)
)
