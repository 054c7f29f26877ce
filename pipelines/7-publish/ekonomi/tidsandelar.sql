-- titel: Utförd och fakturerad andel av beviljad tid
-- korn: mått, utförare och verksamhetsområde

select a.matt, a.utforare_id, a.verksamhetsomrade, coalesce(v.namn, a.verksamhetsomrade) as verksamhet, a.brukare, a.beviljad_min, a.minuter, a.andel,
  a.effektivt_antal, a.jamforelse, a.krympt, a.krympt_lag, a.krympt_hog, a.z, a.p, a.utfall, a.fran, a.till, false as dold
from resultat.tidsandelar a left join referens.verksamhetsomrade v on v.kod = a.verksamhetsomrade
order by a.matt, a.verksamhetsomrade, a.utforare_id
