-- tecken: bokslut
-- namn: Bokslut saknas eller gav anmärkning
-- ordning: 7
-- kallor: [ekonomikontroller]
-- trosklar: {}
-- krav: [NA-47, NO-41]
-- oskyldig_forklaring: Brutet räkenskapsår, eller ett bokslut som är inlämnat men ännu inte registrerat hos Bolagsverket.
-- fraga: När lämnades det senaste bokslutet in?
-- kalla: Årsredovisningslagen (1995:1554) 8 kap. 3 §, årsredovisningen ska finnas hos Bolagsverket inom sju månader från räkenskapsårets slut

-- A control from September on should have seen last year's accounts (seven months of a calendar year, and a month to register).
-- An old control is the kommun's own delay and no sign: it stands among the controls.
select utforare_id, utfall <> 'ok' or coalesce(ar < forvantat, false) as finns, utfall = 'allvarlig' as tungt, datum,
  case when coalesce(ar < forvantat, false) then 'Vid den senaste kontrollen fanns inget nyare bokslut än för ' || ar || '.'
    else 'Den senaste kontrollen av bokslutet gav anmärkning.' end as forklaring,
  'ekonomikontroller' as kalla, fil_nr, fil_rad
from (select *, year(datum) - case when month(datum) >= 9 then 1 else 2 end as forvantat from kontrollrader where kontroll = 'bokslut' and nr = 1)
