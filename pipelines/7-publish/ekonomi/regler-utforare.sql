-- titel: Fynd per fakturaregel och utförare
-- korn: en rad per regel och utförare med minst ett fynd

-- andel: belopp_kr of what the utförare has invoiced. percentil: where it lies among utförare of the same verksamhetsområde, 0 to 1; null where they
-- are too few (jamforda).
select x.regel_id, r.namn as regel_namn, r.klass, x.utforare_id, u.utforare_namn, x.antal, x.minuter, x.belopp_kr, x.unik_kr, x.fakturerat_kr,
  x.andel, x.percentil, x.jamforda, x.manader_i_rad, x.manader_i_rad >= troskel('fynd_manader_i_rad') as manad_efter_manad, x.senaste_manad,
  x.svar_antal
from resultat.fakturaregel_utforare x
join resultat.fakturaregler r using (regel_id)
left join modell.utforare u using (utforare_id)
order by x.regel_id, x.utforare_id
