-- beskrivning: avvikelser per kategori; en avvikelse med två kategorier finns på två rader
-- korn: avvikelse och kategori
-- nyckel: avvikelse_id, kategori
with per_kategori as (
  select * exclude (kategori), unnest(list_distinct(kategori)) as kategori from kant.avvikelser
)
select
  avvikelser.avvikelse_id,
  avvikelser.kategori,
  kategorier.kvalitetsomrade,
  enheter.nu_enhet_id as enhet_id,
  avvikelser.handelsedatum,
  avvikelser.registrerad_datum,
  kvartal_av(avvikelser.handelsedatum) as kvartal,
  avvikelser.allvarlighetsgrad,
  avvikelser.sannolikhet_upprepning,
  avvikelser.atgardad_datum,
  avvikelser.fil_nr,
  avvikelser.fil_rad
from per_kategori as avvikelser
join modell.enheter as enheter using (enhet_id)
left join referens.kategori as kategorier on kategorier.kod = avvikelser.kategori
