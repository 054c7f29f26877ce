-- titel: Slag av ekonomikontroller
-- korn: slag av kontroll, även sådana som kommunen inte använder

select k.kod, k.namn, k.definition, k.intervall, troskel('ekonomikontroll_' || k.intervall || '_dagar')::integer as hogst_dagar,
  k.kod in (select kontroll from resultat.ekonomikontroller) as anvands
from referens.ekonomikontroll k
order by k.kod
