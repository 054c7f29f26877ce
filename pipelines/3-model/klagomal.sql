-- beskrivning: klagomål, synpunkter och beröm per kategori
-- korn: ärende och kategori
-- nyckel: klagomal_id, kategori
with per_kategori as (
  select * exclude (kategori), unnest(list_distinct(kategori)) as kategori from kant.klagomal
)
select
  klagomal.klagomal_id,
  klagomal.kategori,
  kategorier.kvalitetsomrade,
  enheter.nu_enhet_id as enhet_id,
  klagomal.typ,
  klagomal.inkom_datum,
  kvartal_av(klagomal.inkom_datum) as kvartal,
  klagomal.allvarlighetsgrad,
  klagomal.lamnad_av,
  klagomal.aterkopplad_datum,
  klagomal.utfall,
  klagomal.fil_nr,
  klagomal.fil_rad
from per_kategori as klagomal
join modell.enheter as enheter using (enhet_id)
left join referens.kategori as kategorier on kategorier.kod = klagomal.kategori
