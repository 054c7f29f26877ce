-- beskrivning: ärenden vars frist har gått ut, och om de blev klara i tid. De räknas i kvartalet då fristen gick ut, så att inget kvartal ändras i efterhand
-- korn: slag av frist och ärende
-- nyckel: slag, arende_id

-- A case younger than its time limit is in no denominator, open or closed: counting only the young ones that were quick would flatter.
-- A closing date that nobody ever fills in tells nothing: then there is no row, rather than everything late. Each utförare has its own
-- system for avvikelser; klagomål, lex Sarah and handlingsplaner are the kommun's own registers.
with arenden as (
  select 'avvikelse_atgardad' as slag, avvikelse_id as arende_id, avvikelser.enhet_id, registrerad_datum + troskel('frist_avvikelse_atgardad')::integer as frist_datum,
    atgardad_datum as klar_datum, 'avvikelser' as kalla, fil_nr, fil_rad
  from kant.avvikelser as avvikelser
  join modell.enheter as enheter using (enhet_id)
  semi join (
    select distinct utforare_id from kant.avvikelser join modell.enheter using (enhet_id) where atgardad_datum is not null
  ) as skriver on skriver.utforare_id = enheter.utforare_id
  union all
  select 'klagomal_besvarat', klagomal_id, enhet_id, inkom_datum + troskel('frist_klagomal_besvarat')::integer, aterkopplad_datum, 'klagomal', fil_nr, fil_rad
  from kant.klagomal
  where typ = 'klagomal' and exists (select 1 from kant.klagomal where aterkopplad_datum is not null)
  union all
  select 'lex_sarah_bedomd', rapport_id, enhet_id, rapport_datum + troskel('frist_lex_sarah_bedomd')::integer,
    case when bedomning <> 'pagar' then bedomning_datum end, 'lex_sarah', fil_nr, fil_rad
  from kant.lex_sarah
  where exists (select 1 from kant.lex_sarah where bedomning_datum is not null)
  union all
  select 'atgard_avrapporterad', atgard_id, enhet_id, klar_senast, avrapporterad_datum, 'atgarder', fil_nr, fil_rad
  from modell.atgarder
  union all
  -- What was reported as done waits for the kommun to see for itself (OR-45).
  select 'atgard_verifierad', atgard_id, enhet_id, avrapporterad_datum + troskel('frist_atgard_verifierad')::integer, verifierad_datum, 'atgarder', fil_nr, fil_rad
  from modell.atgarder
  where avrapporterad_datum is not null
)
select
  arenden.slag,
  arenden.arende_id,
  enheter.nu_enhet_id as enhet_id,
  atgarder.kvalitetsomrade,
  arenden.frist_datum,
  kvartal_av(arenden.frist_datum) as kvartal,
  coalesce(arenden.klar_datum <= arenden.frist_datum, false) as i_tid,
  arenden.kalla,
  arenden.fil_nr,
  arenden.fil_rad
from arenden
join modell.enheter as enheter using (enhet_id)
left join modell.atgarder as atgarder on arenden.kalla = 'atgarder' and atgarder.atgard_id = arenden.arende_id
-- The last day of the limit is still in time: it has passed only the day after.
where arenden.frist_datum < per_datum()
