-- titel: Fynd i fakturagranskningen
-- korn: en rad per fynd; brukaren under utgåvans egen pseudonym

select f.fynd_id, f.regel_id, r.namn as regel_namn, f.klass, f.utforare_id, u.utforare_namn, df.namn as driftsform_namn, f.enhet_id,
  e.namn as enhet_namn, p.pseudonym as brukare, f.period, f.minuter, f.belopp_kr, len(f.rader) as antal_rader, f.forklaring
from resultat.fakturafynd f
join resultat.fakturaregler r using (regel_id)
left join modell.utforare u on u.utforare_id = f.utforare_id
left join referens.driftsform df on df.kod = u.driftsform
left join modell.enheter e on e.enhet_id = f.enhet_id
left join pseudonymer p on p.brukar_nyckel = f.brukar_nyckel
order by f.belopp_kr desc nulls last, f.fynd_id
