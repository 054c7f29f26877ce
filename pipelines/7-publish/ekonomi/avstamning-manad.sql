-- titel: Avstämning per utförare och månad
-- korn: en rad per utförare och månad

-- belopp_kr, forklarad_kr and oforklarad_kr are the invoices' by the month of the service. beraknad: egen regi without invoices, whose
-- cost is calculated (beraknad_kr) and in no invoice sum. fakturadatum_kr and bokford_kr stand beside each other by the month of the
-- invoice's date and of the bookkeeping; null where no leverantörsreskontra is delivered, as granted and performed time are without beslut and utförd tid. Granted time that several cells share is
-- counted once.
with celler as (
  select utforare_id, manad, count(*) as celler, count(distinct brukar_nyckel) as brukare,
    count(distinct brukar_nyckel) filter (oforklarad_kr <> 0) as berorda,
    sum(beviljad_andel_min) as beviljad_min, sum(utford_min) as utford_min, sum(fakturerad_min) as fakturerad_min,
    sum(utford_min) filter (slag = 'ej_fakturerad') as ej_fakturerad_min, sum(belopp_kr) as belopp_kr,
    sum(forklarad_kr) as forklarad_kr, sum(oforklarad_kr) as oforklarad_kr, bool_or(beraknad) as beraknad,
    sum(beraknad_min) as beraknad_min, sum(beraknad_kr) as beraknad_kr, count(*) filter (beraknad_kr is null) as utan_pris
  from resultat.fakturaavstamning
  group by utforare_id, manad
),
orsaker as (
  select a.utforare_id, a.manad, sum(o.belopp_kr) filter (o.orsak in ('per_dygn_eller_styck', 'kreditering')) as dygn_kr,
    sum(o.beraknad_kr) filter (o.orsak like 'oforklarat%') as beraknad_oforklarad_kr
  from resultat.avstamningsorsaker o join resultat.fakturaavstamning a using (avstamning_id)
  group by a.utforare_id, a.manad
),
bokfort as (
  select utforare_id, manad, sum(fakturerat_kr) as fakturadatum_kr, sum(bokfort_kr) as bokford_kr
  from resultat.bokforingsavstamning group by utforare_id, manad
)
select utforare_id, u.utforare_namn, u.driftsform, df.namn as driftsform_namn, manad,
  coalesce(c.celler, 0)::bigint as celler, coalesce(c.brukare, 0)::bigint as brukare, coalesce(c.berorda, 0)::bigint as berorda,
  case when har_kalla('beslut') then coalesce(c.beviljad_min, 0) end::bigint as beviljad_min,
  case when har_kalla('utford_tid') then coalesce(c.utford_min, 0) end::bigint as utford_min,
  coalesce(c.fakturerad_min, 0)::bigint as fakturerad_min, coalesce(c.ej_fakturerad_min, 0)::bigint as ej_fakturerad_min,
  coalesce(c.belopp_kr, 0)::decimal(18, 2) as belopp_kr, (coalesce(c.belopp_kr, 0) - coalesce(o.dygn_kr, 0))::decimal(18, 2) as tid_kr,
  coalesce(c.forklarad_kr, 0)::decimal(18, 2) as forklarad_kr, coalesce(c.oforklarad_kr, 0)::decimal(18, 2) as oforklarad_kr,
  coalesce(c.beraknad, false) as beraknad, coalesce(c.beraknad_min, 0)::bigint as beraknad_min,
  coalesce(c.beraknad_kr, 0)::decimal(18, 2) as beraknad_kr, coalesce(o.beraknad_oforklarad_kr, 0)::decimal(18, 2) as beraknad_oforklarad_kr,
  coalesce(c.utan_pris, 0)::bigint as beraknad_utan_pris,
  case when har_kalla('leverantorsreskontra') then coalesce(b.fakturadatum_kr, 0) end::decimal(18, 2) as fakturadatum_kr,
  case when har_kalla('leverantorsreskontra') then coalesce(b.bokford_kr, 0) end::decimal(18, 2) as bokford_kr,
  false as skyddad
from celler c
full join bokfort b using (utforare_id, manad)
left join orsaker o using (utforare_id, manad)
left join modell.utforare u using (utforare_id)
left join referens.driftsform df on df.kod = u.driftsform
order by utforare_id, manad
