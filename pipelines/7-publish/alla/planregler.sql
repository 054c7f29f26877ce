-- titel: Planens regler i kraft
-- korn: en rad per regel, för riskstyrningen en rad per metodval

select p.regel_id, p.namn, p.ursprung, p.riktlinje, p.krav, p.citat, p.modalitet, p.tid, p.tid_ursprung, coalesce(m.namn, p.metod) as metod,
  coalesce(f.namn, p.form) as form, coalesce(r.namn, p.roll) as roll, p.timmar, p.forfaller, p.status
from resultat.planregler p
left join referens.metod m on m.kod = p.metod
left join referens.uppfoljningsform f on f.kod = p.form
left join resultat.planroller r on r.roll = p.roll
order by p.ursprung desc, p.regel_id, p.namn
