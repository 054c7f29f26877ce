-- beskrivning: brukarundersökningar per enhet. En undersökning har ett år men ingen dag och räknas därför i årets sista kvartal
-- korn: undersökning, år, fråga och rapporterad enhet
-- nyckel: undersokning, ar, fraga, rapporterad_enhet_id
select
  svar.undersokning,
  svar.ar,
  svar.ar::varchar || '-Q4' as kvartal,
  svar.fraga,
  svar.enhet_id as rapporterad_enhet_id,
  enheter.nu_enhet_id as enhet_id,
  svar.kvalitetsomrade,
  svar.antal_svar,
  coalesce(svar.antal_positiva::double, svar.andel_positiva * svar.antal_svar) as antal_positiva,
  svar.svarsfrekvens,
  svar.andel_sjalv_svarat,
  svar.osakerhetstal,
  svar.fil_nr,
  svar.fil_rad
from kant.brukarundersokningar as svar
join modell.enheter as enheter using (enhet_id)
where svar.ar <= year(per_datum())
qualify row_number() over (partition by undersokning, ar, fraga, svar.enhet_id order by kommunkod nulls first) = 1
