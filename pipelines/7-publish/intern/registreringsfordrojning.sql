-- titel: Hur mycket av kvartalet som hunnit registreras
-- korn: källa, kvalitetsområde (tomt för alla) och kvartal där något kan saknas
-- kolumner: andel_registrerad är den del av kvartalets händelser som väntas vara registrerad på per-dagen, uppskattad ur dröjsmålet mellan händelse och registrering så att även det som ännu inte syns räknas; n är de händelser som uppskattningen vilar på; dagar_90 dagarna tills nio av tio är registrerade; underlaget (nämnaren) i signaler, trender och risker är minskat med andelen
select kalla, kvalitetsomrade, kvartal, andel_registrerad, n, dagar_90
from resultat.registreringsfordrojning
order by kalla, kvartal, kvalitetsomrade nulls first
