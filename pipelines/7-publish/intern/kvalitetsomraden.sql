-- titel: Kvalitetsområden
-- korn: kvalitetsområde (NO-26)
select kod, namn, definition from referens.kvalitetsomrade order by ordning, kod
