-- titel: Gränser för andelar av beviljad tid
-- korn: mått och jämförelsegrupp med tillräckligt många utförare

select t.matt, t.jamforelse, coalesce(v.namn, 'alla verksamheter') as jamforelse_namn, t.metod, t.phi, t.tau2, t.mitt, t.n, t.underlag, t.nedre95,
  t.ovre95, t.nedre998, t.ovre998
from resultat.tidsandelstrattar t left join referens.verksamhetsomrade v on v.kod = t.jamforelse
order by t.matt, t.jamforelse
