-- titel: Planens täckning
-- korn: verksamhetsområde

select t.ar, t.verksamhetsomrade, v.namn as verksamhetsomrade_namn, t.i_omfattning, t.enheter, t.planrader, t.tackt, t.skal
from resultat.plantackning t
left join referens.verksamhetsomrade v on v.kod = t.verksamhetsomrade
order by t.verksamhetsomrade
