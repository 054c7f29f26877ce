-- beskrivning: sanktioner och påpekanden; ett påpekande är ingen sanktion (OR-37)
-- korn: beslut
-- nyckel: sanktion_id
select
  sanktioner.sanktion_id,
  sanktioner.utforare_id,
  enheter.nu_enhet_id as enhet_id,
  sanktioner.typ,
  typer.ar_sanktion = 'ja' as ar_sanktion,
  sanktioner.beslut_datum,
  kvartal_av(sanktioner.beslut_datum) as kvartal,
  sanktioner.tidsram_datum,
  sanktioner.havd_datum,
  sanktioner.fil_nr,
  sanktioner.fil_rad
from kant.sanktioner as sanktioner
join referens.sanktion as typer on typer.kod = sanktioner.typ
left join modell.enheter as enheter using (enhet_id)
