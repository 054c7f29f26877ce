-- beskrivning: prislistans pris för varje tid som inte har någon fakturarad, det som gäller månadens första dag
-- korn: insats, driftsform, område, månad och tidsslag
-- nyckel: insats, driftsform, omrade, manad, tidsslag

-- Where the enhet does not say area, the lower price is taken: a cost that nobody has billed is not to be made larger. A price that
-- begins within the month goes when none was in force on its first day.
with tider as (
  select distinct insats, driftsform, omrade, manad from utan_faktura
)
select t.insats, t.driftsform, t.omrade, t.manad, s.tidsslag, p.kr_per_timme
from tider t, (select unnest(['dag', 'kvall', 'natt', 'helg']) as tidsslag) s
join kant.prislista p on p.insats = t.insats and (p.regi is null or p.regi = t.driftsform)
  and (p.omrade is null or t.omrade is null or p.omrade = t.omrade) and (p.tidsslag is null or p.tidsslag = s.tidsslag)
  and p.from_datum <= last_day(forsta_i(t.manad)) and coalesce(p.tom_datum, date '9999-12-31') >= forsta_i(t.manad)
qualify row_number() over (
  partition by t.insats, t.driftsform, t.omrade, t.manad, s.tidsslag
  order by p.from_datum > forsta_i(t.manad), p.regi is null, p.omrade is null, p.tidsslag is null, p.kr_per_timme, p.from_datum desc
) = 1
