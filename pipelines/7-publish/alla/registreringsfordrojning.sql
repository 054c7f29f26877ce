-- titel: Sen registrering
-- korn: källa, kvalitetsområde och kvartal; kvalitetsområde tomt för alla tillsammans
-- kolumner: andel_registrerad av det som hänt i kvartalet väntas vara registrerat på dagen; dagar_90 är dagarna tills nio av tio händelser är det
select
  fordrojning.kalla,
  fordrojning.kvalitetsomrade,
  omrade.namn as kvalitetsomrade_namn,
  fordrojning.kvartal,
  fordrojning.andel_registrerad,
  fordrojning.n,
  case when fordrojning.dagar_90 >= 0 then fordrojning.dagar_90 end as dagar_90
from resultat.registreringsfordrojning as fordrojning
left join referens.kvalitetsomrade as omrade on omrade.kod = fordrojning.kvalitetsomrade
order by fordrojning.kalla, fordrojning.kvartal, omrade.ordning nulls first, fordrojning.kvalitetsomrade
