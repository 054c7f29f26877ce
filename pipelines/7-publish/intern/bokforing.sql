-- titel: Fakturerat och bokfört per utförare
-- korn: en rad per utförare och utfall (src/invoices/bookings.ts), alla månader

-- Sums of whole invoices: nothing here is about one person's time.
select b.utforare_id, u.utforare_namn, u.driftsform, b.utfall, sum(b.fakturerat_kr)::decimal(18, 2) as fakturerat_kr,
  sum(b.bokfort_kr)::decimal(18, 2) as bokfort_kr, min(b.manad) as fran, max(b.manad) as till
from resultat.bokforingsavstamning b
left join modell.utforare u using (utforare_id)
group by b.utforare_id, u.utforare_namn, u.driftsform, b.utfall
order by b.utforare_id, b.utfall
