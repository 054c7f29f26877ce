-- titel: Avvisade rader
-- korn: fil, kolumn och regel

-- Never the value: a message is published only where it is the same for every row and quotes nothing; else the page
-- writes the rule's sentence without it. The numbers are the physical lines, the first 20.
select kalla, fil, coalesce(kolumn, '') as kolumn, regel, count(*) as antal, count(distinct rad) as rader,
  list_sort(list(distinct rad))[1:20] as forsta_rader,
  case when min(meddelande) = max(meddelande) and not contains(min(meddelande), '”') then min(meddelande) end as meddelande
from resultat.avvisade_rader
group by kalla, fil, coalesce(kolumn, ''), regel
order by kalla, fil, kolumn, regel
