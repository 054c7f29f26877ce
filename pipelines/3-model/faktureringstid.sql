-- beskrivning: från och till vilken dag varje utförare och enhet har fakturerat
-- korn: utförare och enhet; tomt där raderna inte säger någon enhet
-- nyckel: utforare_id, enhet_id

-- Asked of all invoices at once, and so that nobody who looks at some months only takes their lines for all there are.
select utforare_id, enhet_id, min(from_datum) as fran, max(tom_datum) as till
from kant.fakturor
group by utforare_id, enhet_id
