-- beskrivning: lex Sarah-rapporter; en rapport är inte en anmälan (AC-9). Grad som saknas följer bedömningen
-- korn: rapport
-- nyckel: rapport_id
with typer as (
  select rapport_id, list_sort(list_distinct(list(kategorier.kvalitetsomrade) filter (kategorier.kvalitetsomrade is not null))) as kvalitetsomraden
  from (select rapport_id, unnest(list_distinct(typ)) as typ from kant.lex_sarah) as rapporter
  left join referens.kategori as kategorier on kategorier.kod = rapporter.typ
  group by rapport_id
),
graderade as (
  select *,
    coalesce(bedomning in ('allvarligt_missforhallande', 'pataglig_risk_allvarligt'), false) as bedomd_allvarlig,
    coalesce(allvarlighetsgrad, case
      when bedomning in ('allvarligt_missforhallande', 'pataglig_risk_allvarligt') then 3
      when bedomning in ('missforhallande', 'pataglig_risk') then 2
    end)::tinyint as grad
  from kant.lex_sarah
)
select
  rapporter.rapport_id,
  enheter.nu_enhet_id as enhet_id,
  rapporter.rapport_datum,
  kvartal_av(rapporter.rapport_datum) as kvartal,
  rapporter.bedomning,
  rapporter.bedomning_datum,
  rapporter.grad as allvarlighetsgrad,
  rapporter.bedomd_allvarlig or coalesce(rapporter.grad >= 3, false) as allvarlig,
  -- A case becomes serious on the day it is assessed, which may be quarters after the report.
  kvartal_av(coalesce(rapporter.bedomning_datum, rapporter.rapport_datum)) as bedomt_kvartal,
  rapporter.anmald_ivo_datum,
  -- A report that names no type is about how an insats was done until someone says otherwise.
  coalesce(nullif(typer.kvalitetsomraden, []), ['verksamhet-och-arbetssatt']) as kvalitetsomraden,
  rapporter.fil_nr,
  rapporter.fil_rad
from graderade as rapporter
join modell.enheter as enheter using (enhet_id)
left join typer using (rapport_id)
