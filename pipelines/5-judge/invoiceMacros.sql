-- beskrivning: what every invoice rule may call besides the macros of 3-model; these read model tables

-- Kronor per hour of one visit: of the invoice line that holds it (its time band first), else of the price list, else null.
-- For the few visits of findings. Give qualified columns (b.insats): a bare name would be read as a column of the tables here.
create or replace macro besokspris(utforaren, omradet, brukaren, besokt_insats, nar) as coalesce(
  (
    select arg_min(_rad.a_pris, (_rad.tidsslag is distinct from tidsslag_av(besokt_insats, nar), _rad.rad_id))
    from modell.fakturarader _rad
    where _rad.utforare_id = utforaren and _rad.brukar_nyckel = brukaren and _rad.insats = besokt_insats
      and nar::date between _rad.fran and _rad.till and _rad.har_tid and not _rad.kvittad and _rad.rad_belopp_kr > 0 and _rad.a_pris is not null
  ),
  (
    select min(_pris.kr_per_timme)
    from kant.prislista _pris
    where _pris.insats = besokt_insats and nar::date between _pris.from_datum and coalesce(_pris.tom_datum, date '9999-12-31')
      and (_pris.regi is null or _pris.regi = (
        select arg_max(_utforare.driftsform, coalesce(_utforare.giltig_fom, date '0001-01-01')) from kant.utforare _utforare
        where _utforare.utforare_id = utforaren
      ))
      and (_pris.omrade is null or omradet is null or _pris.omrade = omradet)
      and (_pris.tidsslag is null or _pris.tidsslag = tidsslag_av(besokt_insats, nar))
  )
);

-- The lines of time billed under utförd: credit notes netted, and lines that the findings of the named rules ask about left out.
create or replace macro utforda_rader(regler) as table
  select r.* from modell.fakturarader r
  anti join (
    select utforare_id, unnest(rader) as rad_id from resultat.fakturafynd where list_contains(regler, regel_id)
  ) fragade using (utforare_id, rad_id)
  where r.har_tid and not r.kvittad and r.ersattningsgrund = 'utford';

-- Their sums per utförare, enhet, brukare, insats and month.
create or replace macro fakturerad_utford_tid(regler) as table
  select utforare_id, enhet_id, brukar_nyckel, insats, manad, sum(minuter)::bigint as minuter, sum(belopp_kr) as belopp_kr
  from utforda_rader(regler)
  group by utforare_id, enhet_id, brukar_nyckel, insats, manad
  having sum(minuter) > 0 and sum(belopp_kr) > 0;

-- How visits were registered, day by day, in the last four quarters that are over.
create or replace macro monsterdagar() as table
  from modell.besok_monster_dag where dag < monster_fore();
