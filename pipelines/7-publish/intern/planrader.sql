-- titel: Årsplanens rader
-- korn: en rad per planerad uppföljning

with risknamn as (
  select p.planrad_id, list(k.namn order by list_position(p.risk_ids, r.risk_id)) as risk_namn,
    list(r.risk_id order by list_position(p.risk_ids, r.risk_id)) as risk_ids
  from resultat.planrader p
  join resultat.risker r on list_contains(p.risk_ids, r.risk_id)
  left join referens.kvalitetsomrade k on k.kod = r.kvalitetsomrade
  group by p.planrad_id
)
select p.planrad_id, p.ar, p.manad, p.enhet_id, e.namn as enhet_namn, e.utforare_namn, df.namn as driftsform_namn, p.verksamhetsomrade,
  v.namn as verksamhetsomrade_namn, coalesce(m.namn, p.metod) as metod, coalesce(f.namn, p.form) as form, coalesce(pr.namn, p.roll) as roll,
  p.timmar, p.modalitet, p.regler, coalesce(n.risk_ids, []::varchar[]) as risk_ids, coalesce(n.risk_namn, []::varchar[]) as risk_namn, p.skal, p.obligatorisk,
  p.slump, p.senast, p.forfallen, p.over_kapacitet
from resultat.planrader p
left join risknamn n using (planrad_id)
left join modell.enheter e on e.enhet_id = p.enhet_id
left join referens.driftsform df on df.kod = e.driftsform
left join referens.verksamhetsomrade v on v.kod = p.verksamhetsomrade
left join referens.metod m on m.kod = p.metod
left join referens.uppfoljningsform f on f.kod = p.form
left join resultat.planroller pr on pr.roll = p.roll
order by p.manad, e.namn, p.planrad_id
