-- beskrivning: besök som rör vid en frånvaro hos brukaren; reglerna säger vad som då är fel
-- korn: besök och frånvaro
-- nyckel: besok_id, typ, from_tid
-- manad: manad_av(start)
-- lokal: true

-- A journey (bortrest) is left out: the home can be looked after meanwhile.
select b.besok_id, p.nyckel as brukar_nyckel, b.enhet_id, b.insats, b.start, b.slut, f.typ, f.from_tid, f.tom_tid
from nummer.utford_tid b
join nummer.franvaro f on f.brukar_id = b.brukar_id and f.typ <> 'bortrest'
  and b.slut > f.from_tid and b.start < coalesce(f.tom_tid, timestamp '9999-12-31')
join nummer.person p on p.nr = b.brukar_id
where b.slut is not null and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
