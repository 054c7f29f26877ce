-- titel: Planerade kontrolldagar
-- korn: planerad kontrolldag

select planerad_datum, nr, avser_manad, senast, gjord_datum, sista_datum, att_kontrollera, kontrollerade, ej_kontrollerade, fynd, belopp_kr, lage
from resultat.kontrollkalender
order by planerad_datum, nr
