-- id: allvarliga-avvikelser-ekonomi-och-resurser
-- namn: Andel allvarliga avvikelser inom ekonomi och resursanvändning
-- kvalitetsomrade: ekonomi-och-resurser
-- kallor: [avvikelser]
-- typ: andel
-- exponering: graderade avvikelser
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [NO-24, NA-53]
-- syfte: Visar hur stor del av de graderade avvikelserna inom ekonomi och resursanvändning som bedömts som betydande eller katastrofala (grad 3–4).
-- klass: egenrapporterad
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: Bedömningen av allvarlighetsgrad skiljer sig mellan den som bedömer. En enhet som bara skriver upp det allvarliga får också en hög andel.
-- @matt
select enhet_id, kvartal,
  count(distinct avvikelse_id) filter (allvarlighetsgrad >= 3) as taljare,
  count(distinct avvikelse_id) as namnare
from modell.avvikelser
where kvalitetsomrade = 'ekonomi-och-resurser' and allvarlighetsgrad is not null
group by enhet_id, kvartal
-- @rader
select distinct enhet_id, kvartal, 'avvikelser' as kalla, fil_nr, fil_rad from modell.avvikelser where kvalitetsomrade = 'ekonomi-och-resurser' and allvarlighetsgrad >= 3
