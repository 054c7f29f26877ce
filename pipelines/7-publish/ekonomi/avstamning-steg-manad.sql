-- titel: Från beviljad till utförd till fakturerad tid
-- korn: en rad per utförare, månad, cellernas slag och steg (src/invoices/steps.ts)

-- slag: fakturerad, ej_fakturerad (utan fakturarad) och beraknad (egen regi utan fakturor). The levels beviljad, utford and fakturerad are
-- the sums of the steps before them, in minutes and in kronor.
select utforare_id, manad, slag, steg, minuter, varde_kr, brukare
from resultat.avstamningssteg
order by utforare_id, manad, slag, steg
