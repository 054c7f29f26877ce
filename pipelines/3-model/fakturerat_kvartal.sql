-- beskrivning: fakturerat belopp per enhet; fakturor som krediterats helt räknas inte
-- korn: nuvarande enhet och kvartal
-- nyckel: enhet_id, kvartal
select enheter.nu_enhet_id as enhet_id, manader.kvartal, sum(rader.belopp_kr) as belopp_kr
from modell.fakturarader as rader
join modell.enheter as enheter using (enhet_id)
join modell.manader as manader using (manad)
where not rader.kvittad
group by all
order by 1, 2
