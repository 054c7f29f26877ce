-- titel: Fynd per utförare och månad
-- korn: en rad per utförare och månad där ett fynds period slutar

-- oppna and oppet_unik_kr: what is still to be asked about; of that vantad_kr is likely to hold. bekraftade and bekraftat_kr: the answers that said that
-- something was wrong, and the kronor that they named.
select f.utforare_id, right(f.period, 7) as manad, count(*) as antal, coalesce(sum(f.belopp_kr), 0)::decimal(18, 2) as belopp_kr,
  coalesce(sum(coalesce(f.unik_kr, f.belopp_kr)), 0)::decimal(18, 2) as unik_kr, count(*) filter (o.oppen) as oppna,
  coalesce(sum(coalesce(f.unik_kr, f.belopp_kr)) filter (o.oppen), 0)::decimal(18, 2) as oppet_unik_kr,
  coalesce(sum(o.vantad_kr), 0)::decimal(18, 2) as vantad_kr, count(*) filter (not o.oppen) as besvarade, count(*) filter (o.bekraftad) as bekraftade,
  coalesce(sum(f.svar_belopp) filter (o.bekraftad), 0)::decimal(18, 2) as bekraftat_kr, count(*) filter (o.overstor) as overstora
from resultat.fakturafynd f
join resultat.arbetsordning o using (fynd_id)
where f.utforare_id is not null
group by f.utforare_id, right(f.period, 7)
order by f.utforare_id, manad
