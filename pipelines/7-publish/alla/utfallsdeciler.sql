-- titel: Sagt och funnet
-- korn: tiondel av utfallen, ordnade efter sannolikhet
-- kolumner: vantat är medelsannolikheten, utfall andelen fynd med 90 % intervall
select metod, decil, n, vantat, utfall, lag, hog from resultat.utfallsdeciler order by metod, decil
