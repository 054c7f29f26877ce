-- titel: Stämmer sannolikheterna
-- korn: metod och tiondel av de uppföljda, efter sannolikhet
-- kolumner: vantat och utfall är andelar; lag och hog är 90 % intervall kring utfallet
select metod, decil, n, vantat, utfall, lag, hog
from resultat.utfallsdeciler
order by metod, decil
