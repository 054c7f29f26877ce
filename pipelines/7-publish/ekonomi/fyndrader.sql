-- titel: Besök och fakturarader bakom fynden
-- korn: en rad per fynd och besök eller fakturarad, högst 40 per fynd och lika många att jämföra med, i en fil per tusen fynd
-- delas_efter: del

-- Who performed a visit is not published, only when and where: the question goes to the utförare. jamforelse: a row that those of the finding are set
-- beside, and that nothing is asked about.
with fynd as (
  select fynd_id, utforare_id, del, rader, jamfor_med
  from resultat.fakturafynd join resultat.arbetsordning using (fynd_id)
),
rader as (
  select fynd_id, utforare_id, del, unnest(rader) as rad_id, generate_subscripts(rader, 1) as nr, false as jamforelse from fynd
  union all
  select fynd_id, utforare_id, del, unnest(jamfor_med), generate_subscripts(jamfor_med, 1), true from fynd
),
valda as (
  select * replace (if(jamforelse, 40, 0) + nr as nr) from rader where nr <= 40
)
select v.fynd_id, v.nr, 'besok' as slag, v.rad_id, p.pseudonym as brukare, i.namn as insats, e.namn as enhet_namn,
  strftime(b.start, '%Y-%m-%d %H:%M') as fran, strftime(b.slut, '%Y-%m-%d %H:%M') as till,
  forfluten_tid(b.start, b.slut)::bigint as minuter, b.registrering, null::varchar as tidsslag,
  null::decimal(18, 2) as belopp_kr, v.jamforelse, v.del
from valda v
join kant.utford_tid b on b.besok_id = v.rad_id
left join modell.enheter e on e.enhet_id = b.enhet_id
left join referens.insats i on i.kod = b.insats
left join pseudonymer p on p.brukar_nyckel = b.brukar_id
union all
select v.fynd_id, v.nr, 'faktura' as slag, v.rad_id, p.pseudonym, i.namn, e.namn, k.from_datum::varchar, k.tom_datum::varchar,
  round(k.timmar * 60)::bigint, null, t.namn, k.belopp, v.jamforelse, v.del
from valda v
join kant.fakturor k on k.utforare_id = v.utforare_id and k.faktura_id || '/' || k.rad = v.rad_id
left join modell.enheter e on e.enhet_id = k.enhet_id
left join referens.insats i on i.kod = k.insats
left join referens.tidsslag t on t.kod = k.tidsslag
left join pseudonymer p on p.brukar_nyckel = k.brukar_id
order by del, fynd_id, nr, slag
