-- titel: Gjorda kontroller av fakturor
-- korn: kontroll i ekonomienhetens protokoll

select k.kontroll_id, k.datum, k.manad, k.utforare_id, k.regel_id, k.utfall, u.namn as utfall_namn, k.roll, k.belopp, l.fil, k.fil_rad as rad
from kant.fakturakontroller k
left join referens.fakturakontrollutfall u on u.kod = k.utfall
left join resultat.laddningar l using (fil_nr)
order by k.datum, k.kontroll_id
