-- titel: Enheter utan plats i planen
-- korn: enhet och skäl

select j.ar, j.enhet_id, e.namn as enhet_namn, e.utforare_namn, v.namn as verksamhetsomrade_namn, j.skal
from resultat.ej_planerade j
left join modell.enheter e using (enhet_id)
left join referens.verksamhetsomrade v on v.kod = e.verksamhetsomrade
order by e.namn, j.enhet_id, j.skal
