-- titel: Kronor som fynden frågar om, brutto, efter oskyldiga förklaringar och unika
-- korn: en rad för alla, en per klass, per regel, per utförare, per enhet och per månad

-- niva: totalt, klass, regel, utforare, enhet, manad (in which the finding's period ends). brutto is with what the data itself explains, which
-- is known by rule and utförare; elsewhere it is null. oppna and oppet_unik_kr: what is still to be asked about; of that vantat_kr is likely to hold.
-- bekraftade: answers that said that something was wrong; bekraftat_kr: the kronor that they named (utan_belopp of them named none, overstora more
-- than twice what was asked about).
with fynd as (
  select f.*, o.oppen, o.vantad_kr, o.bekraftad, o.overstor, right(f.period, 7) as manad
  from resultat.fakturafynd f
  join resultat.arbetsordning o using (fynd_id)
),
summor as (
  select case grouping_id(klass, regel_id, utforare_id, enhet_id, manad)
      when 31 then 'totalt' when 15 then 'klass' when 23 then 'regel' when 27 then 'utforare' when 29 then 'enhet' else 'manad' end as niva,
    coalesce(klass, regel_id, utforare_id, enhet_id, manad, '') as id, count(*) as antal, count(distinct brukar_nyckel) as brukare,
    coalesce(sum(minuter), 0)::bigint as minuter, coalesce(sum(belopp_kr), 0) as belopp_kr, coalesce(sum(unik_minuter), 0)::bigint as unik_minuter,
    coalesce(sum(unik_kr), 0) as unik_kr, count(*) filter (oppen) as oppna,
    coalesce(sum(coalesce(unik_kr, belopp_kr)) filter (oppen), 0) as oppet_unik_kr, coalesce(sum(vantad_kr), 0)::decimal(18, 2) as vantat_kr,
    count(*) filter (not oppen) as besvarade, count(*) filter (bekraftad) as bekraftade,
    coalesce(sum(svar_belopp) filter (bekraftad), 0) as bekraftat_kr, count(*) filter (bekraftad and svar_belopp is null) as utan_belopp,
    count(*) filter (overstor) as overstora
  from fynd
  group by grouping sets ((), (klass), (regel_id), (utforare_id), (enhet_id), (manad))
  having grouping_id(klass, regel_id, utforare_id, enhet_id, manad) = 31 or coalesce(klass, regel_id, utforare_id, enhet_id, manad) is not null
),
undantag as (
  select case grouping_id(regel_id, utforare_id) when 3 then 'totalt' when 1 then 'regel' else 'utforare' end as niva,
    coalesce(regel_id, utforare_id, '') as id, sum(antal)::bigint as antal, sum(belopp_kr) as belopp_kr
  from resultat.fakturaundantag
  group by grouping sets ((), (regel_id), (utforare_id))
  having grouping_id(regel_id, utforare_id) = 3 or coalesce(regel_id, utforare_id) is not null
)
select niva, id,
  coalesce(r.namn, u.utforare_namn, e.namn, case niva when 'totalt' then 'Alla fynd' when 'klass' then if(id = 'hard', 'Hårda fynd', 'Mjuka fynd') else id end) as namn,
  coalesce(s.antal, 0) + case when niva in ('totalt', 'regel', 'utforare') then coalesce(x.antal, 0) end as brutto_antal,
  (coalesce(s.belopp_kr, 0) + case when niva in ('totalt', 'regel', 'utforare') then coalesce(x.belopp_kr, 0) end)::decimal(18, 2) as brutto_kr,
  coalesce(s.antal, 0) as antal, coalesce(s.brukare, 0) as brukare, coalesce(s.minuter, 0)::bigint as minuter,
  coalesce(s.belopp_kr, 0)::decimal(18, 2) as belopp_kr, coalesce(s.unik_minuter, 0)::bigint as unik_minuter,
  coalesce(s.unik_kr, 0)::decimal(18, 2) as unik_kr, coalesce(s.oppna, 0) as oppna, coalesce(s.oppet_unik_kr, 0)::decimal(18, 2) as oppet_unik_kr,
  coalesce(s.vantat_kr, 0)::decimal(18, 2) as vantat_kr, coalesce(s.besvarade, 0) as besvarade, coalesce(s.bekraftade, 0) as bekraftade,
  coalesce(s.bekraftat_kr, 0)::decimal(18, 2) as bekraftat_kr, coalesce(s.utan_belopp, 0) as utan_belopp, coalesce(s.overstora, 0) as overstora
from summor s
full join undantag x using (niva, id)
left join resultat.fakturaregler r on niva = 'regel' and r.regel_id = id
left join modell.utforare u on niva = 'utforare' and u.utforare_id = id
left join modell.enheter e on niva = 'enhet' and e.enhet_id = id
order by niva, id
