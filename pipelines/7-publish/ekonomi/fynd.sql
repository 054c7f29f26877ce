-- titel: Fynd i fakturagranskningen
-- korn: en rad per fynd, i den ordning som det lönar sig att fråga; brukaren under utgåvans egen pseudonym
-- ordlistor: [regel_id, regel_namn, klass, utforare_id, utforare_namn, driftsform_namn, enhet_namn, period, sannolikhet_grund, svar, svar_namn, svar_datum]

-- unik_kr is what no finding before it has asked about: it adds up over any grouping. vantad_kr: of that what is likely to hold, of a finding that is not
-- answered. sannolikhet_grund: svar (this finding's own answer), lart (the rule's own answers, drawn towards its class's), lart_klass (the class's answers,
-- for the rule has none) or antagande (declared for the class). A page holds all findings, and they may be
-- hundreds of thousands: their sentences and rows lie in files of their own (del).
select f.fynd_id, f.regel_id, r.namn as regel_namn, f.klass, f.utforare_id, u.utforare_namn, df.namn as driftsform_namn,
  e.namn as enhet_namn, p.pseudonym as brukare, f.period, f.minuter::integer as minuter, f.belopp_kr, len(f.rader)::integer as antal_rader,
  f.unik_kr, o.vantad_kr::double as vantad_kr, f.manader_i_rad::integer as manader_i_rad,
  coalesce(f.manader_i_rad >= troskel('fynd_manader_i_rad'), false) as manad_efter_manad,
  f.sannolikhet, f.sannolikhet_lag, f.sannolikhet_hog, f.sannolikhet_grund, f.svar, s.namn as svar_namn, f.svar_datum::varchar as svar_datum,
  f.svar_belopp, f.p, f.q, o.del
from resultat.fakturafynd f
join resultat.arbetsordning o using (fynd_id)
join resultat.fakturaregler r using (regel_id)
left join modell.utforare u on u.utforare_id = f.utforare_id
left join referens.driftsform df on df.kod = u.driftsform
left join modell.enheter e on e.enhet_id = f.enhet_id
left join pseudonymer p on p.brukar_nyckel = f.brukar_nyckel
left join referens.fyndsvarsutfall s on s.kod = f.svar
order by o.plats
