-- titel: Fakturerat och bokfört per utförare och månad
-- korn: en rad per utförare, månad och utfall (src/invoices/bookings.ts)

select b.utforare_id, u.utforare_namn, u.driftsform, b.manad, b.utfall, b.antal, b.fakturerat_kr, b.bokfort_kr,
  (b.bokfort_kr - b.fakturerat_kr)::decimal(18, 2) as skillnad_kr
from resultat.bokforingsavstamning b
left join modell.utforare u using (utforare_id)
order by b.utforare_id, b.manad, b.utfall
