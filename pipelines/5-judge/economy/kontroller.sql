-- beskrivning: den senaste skatte- och ekonomikontrollen av varje privat utförare och slag, hur gammal den är och när nästa behövs (OR-19, NA-47b)
-- korn: privat utförare och slag av kontroll som kommunen använder

-- Egen regi is the kommun itself: there is no F-skatt to check. A utförare whom nobody has ever checked has rows too.
with slag as (
  select koder.kod as kontroll, koder.intervall, troskel('ekonomikontroll_' || koder.intervall || '_dagar')::integer as hogst_dagar
  from referens.ekonomikontroll as koder
  semi join kontrollrader on kontrollrader.kontroll = koder.kod
)
select u.utforare_id, s.kontroll, s.intervall, s.hogst_dagar, k.datum as senaste_datum, k.utfall, per_datum() - k.datum as alder_dagar,
  k.datum + s.hogst_dagar as nasta_senast,
  case
    when k.datum is null then 'aldrig'
    when per_datum() - k.datum > s.hogst_dagar then 'forfallen'
    when k.datum + s.hogst_dagar - per_datum() <= troskel('ekonomikontroll_snart_dagar') then 'snart'
    else 'aktuell'
  end as lage,
  (select count(*) from kontrollrader a where a.utforare_id = u.utforare_id and a.kontroll = s.kontroll)::integer as antal,
  l.fil, k.fil_rad as rad
from ekonomi_utforare u
cross join slag s
left join kontrollrader k on k.utforare_id = u.utforare_id and k.kontroll = s.kontroll and k.nr = 1
left join resultat.laddningar l on l.fil_nr = k.fil_nr
where u.driftsform = 'privat'
order by u.utforare_id, s.kontroll
