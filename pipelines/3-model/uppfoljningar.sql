-- beskrivning: genomförda uppföljningar, krav för krav. Ett krav är inte uppfyllt när bedömningen säger det eller en brist finns
-- korn: uppföljning och krav
-- nyckel: uppfoljning_id, krav_id
select
  uppfoljningar.uppfoljning_id,
  uppfoljningar.krav_id,
  krav.kvalitetsomrade,
  enheter.nu_enhet_id as enhet_id,
  uppfoljningar.metod,
  uppfoljningar.form,
  coalesce(uppfoljningar.slumpurval, false) as slumpurval,
  uppfoljningar.genomford_datum,
  kvartal_av(uppfoljningar.genomford_datum) as kvartal,
  uppfoljningar.bedomning,
  uppfoljningar.rapport_datum,
  coalesce(uppfoljningar.bedomning = 'ej_uppfyllt', false) or brister.krav_id is not null as fynd,
  -- Before the report nobody knows how it went, unless a brist is already on record.
  uppfoljningar.bedomning is not null or brister.krav_id is not null as bedomd,
  uppfoljningar.fil_nr,
  uppfoljningar.fil_rad
from kant.uppfoljningar as uppfoljningar
join modell.enheter as enheter using (enhet_id)
left join kant.krav as krav using (krav_id)
left join (select distinct uppfoljning_id, krav_id from kant.brister) as brister
  on brister.uppfoljning_id = uppfoljningar.uppfoljning_id and brister.krav_id = uppfoljningar.krav_id
