-- regel: R22
-- namn: Annat pris än prislistans
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [fakturor, prislista]
-- valfria_kallor: [avtal]
-- om: fakturarader
-- exponering: fakturarader
-- lokal: manad
-- trosklar:
--   avstamning_pris_kr: kronor per rad som ören och avrundade timmar får ge
-- efter: []
-- krav: [NA-47]
-- oskyldig_forklaring: Prislistan är inte uppdaterad i registret, eller avtalet har ett eget pris för brukaren eller området.
-- fraga: Vilket pris har använts på raderna, och var står det i avtalet?
-- kalla: Avtalens prislistor, där belopp är timmar gånger priset för insats, regi, område, tidsslag och datum

-- Per utförare × enhet × brukare × month: kronor above the price list. Each line is held against the nearest price that may be right
-- (modell.fakturapriser): any band or area that the line does not name, and any price in force on a day of its period, so
-- that a new list from the 1st is no fault on a line that straddles it. Guards: credit notes netted, also those of the difference alone; too much on one line
-- and too little on another of the same month is a mix-up of bands; a price that the list does not know is the register's lack.
-- Too little alone is no claim; the ledger shows it.
with rader as (
  select r.utforare_id, r.enhet_id, r.brukar_nyckel, manad_av(r.rad_fran) as manad, r.rad_id, r.rad_minuter, r.rad_belopp_kr, p.pris_avvikelse_kr,
    p.listpris, r.rad_belopp_kr / nullif(r.timmar, 0) as pris
  from modell.fakturarader r
  join modell.fakturapriser p using (utforare_id, faktura_id, rad)
  where r.fran = r.rad_fran and not r.kvittad and p.pris_avvikelse_kr <> 0
  union all
  -- A credit of kronor alone, without hours, takes back what was too much.
  select utforare_id, enhet_id, brukar_nyckel, manad_av(rad_fran), rad_id, 0, rad_belopp_kr, rad_belopp_kr, null, null
  from modell.fakturarader
  where fran = rad_fran and not kvittad and not har_tid and krediterar is not null and brukar_nyckel is not null and rad_belopp_kr < 0
),
netto as (
  select utforare_id, enhet_id, brukar_nyckel, manad, sum(pris_avvikelse_kr) as belopp_kr,
    coalesce(sum(rad_minuter) filter (pris_avvikelse_kr > 0), 0)::bigint as minuter,
    list(rad_id order by rad_id) filter (pris_avvikelse_kr > 0 and rad_belopp_kr > 0) as rader,
    arg_max(pris, (pris_avvikelse_kr, rad_id)) as pris, arg_max(listpris, (pris_avvikelse_kr, rad_id)) as listpris
  from rader group by utforare_id, enhet_id, brukar_nyckel, manad
)
select utforare_id, enhet_id, brukar_nyckel, manad as period, minuter, belopp_kr, rader,
  case len(rader) when 1 then 'En rad' else len(rader) || ' rader' end || ' i ' || manad || ' är ' || kronor(belopp_kr)
    || ' dyrare än prislistan; på raden som skiljer mest är priset ' || kronor(pris) || ' per timme mot ' || kronor(listpris) || '.' as forklaring
from netto
where belopp_kr > troskel('avstamning_pris_kr') and len(rader) > 0
