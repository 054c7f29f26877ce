-- The result tables of the design: these columns at least. Order of columns is part of the interface.
create schema if not exists resultat;

create table resultat.laddningar (
  kalla varchar, fil varchar, sha256 varchar, rader bigint, godkanda bigint, avvisade bigint, dubbletter bigint, ej_rader bigint,
  kodning varchar, avgransare varchar, laddad_tid timestamp, fil_nr usmallint, mappning varchar, senaste_datum date
);
create table resultat.avvisade_rader (
  kalla varchar, fil varchar, rad bigint, kolumn varchar, regel varchar, meddelande varchar
);
create table resultat.indikatorvarden (
  objekt_typ varchar, objekt_id varchar, enhet_id varchar, indikator_id varchar, periodtyp varchar, period varchar,
  taljare double, namnare double, varde double
);
-- What weakens a figure (code list underlagsmarke): read beside it, and by whoever compares over time.
create table resultat.underlagsmarken (
  objekt_typ varchar, objekt_id varchar, enhet_id varchar, indikator_id varchar, period varchar, marke varchar, varde double
);
create table resultat.signaler (
  signal_id varchar, objekt_typ varchar, objekt_id varchar, enhet_id varchar, indikator_id varchar, kvartal varchar, metod varchar,
  varde double, referens double, rr double, rr_lag double, rr_hog double, p double, q double, utfall varchar,
  jamforelsegrupp varchar, handelse_id varchar, skal varchar,
  standardisering varchar, styrka_rr2 double, styrka_efter_granskning double, doljer_upp_till double, doljer_ned_till double
);
create table resultat.trender (
  serie_id varchar, objekt_typ varchar, objekt_id varchar, enhet_id varchar, verksamhetsomrade varchar, indikator_id varchar, metod varchar,
  fran_kvartal varchar, till_kvartal varchar, n integer, lutning double, lag double, hog double, p double, q double, styrka_rr2 double,
  utfall varchar,
  rr_samma_kvartal_ifjol double, rr_ifjol_lag double, rr_ifjol_hog double,
  handelser integer, rr double, rr_lag double, rr_hog double, styrka_granskning double, sasong varchar, mk_tau double, mk_p double,
  sasong_mk_p double, brytpunkt_kvartal varchar, brytpunkt_p double
);
create table resultat.styrdiagram (
  objekt_typ varchar, objekt_id varchar, indikator_id varchar, diagram varchar, provisoriskt boolean, n integer,
  kvartal varchar[], taljare double[], namnare double[], varde double[], mitt double[], nedre double[], ovre double[], regel varchar[]
);
create table resultat.trattar (
  indikator_id varchar, verksamhetsomrade varchar, typ varchar, metod varchar, phi double, tau2 double, mitt double, niva double,
  n_enheter integer, underlag double[], nedre95 double[], ovre95 double[], nedre998 double[], ovre998 double[]
);
create table resultat.trattpunkter (
  indikator_id varchar, verksamhetsomrade varchar, enhet_id varchar, underlag double, antal double, namnare double, kvot double,
  andel double, varde double, z double, p double, utfall varchar
);
create table resultat.registreringsfordrojning (
  kalla varchar, kvalitetsomrade varchar, kvartal varchar, andel_registrerad double, n integer, dagar_90 integer
);
create table resultat.granskningar (
  slag varchar, niva varchar, q double, provade integer, utpekade integer, vantat_slump double, grans_p double
);
create table resultat.monster (
  monster_id varchar, typ varchar, verksamhetsomrade varchar, indikator_id varchar, enheter varchar[], utfall varchar, forklaring varchar,
  kvartal varchar, utforare varchar[], krav_ids varchar[], antal_enheter integer, antal_utforare integer, n integer,
  rr double, rr_lag double, rr_hog double, p double, q double, forslag varchar
);
create table resultat.monstertyper (
  typ varchar, ordning integer, namn varchar, korn varchar, fraga varchar, provning varchar, andamal varchar[], krav varchar[],
  provade integer, funna integer
);
create table resultat.atgardseffekter (
  atgard_id varchar, brist_id varchar, enhet_id varchar, krav_id varchar, kvalitetsomrade varchar, indikator_id varchar, verifierad_datum date,
  fore_antal double, fore_underlag double, fore_kvartal integer, efter_antal double, efter_underlag double, efter_kvartal integer,
  vantat double, andra_kvot double, rr double, rr_lag double, rr_hog double, p double, q double, styrka_halvering double, utfall varchar
);
create table resultat.signalhistorik (
  signal_id varchar, enhet_id varchar, indikator_id varchar, kvartal varchar, metod varchar, utfall varchar, rr double,
  nu_utfall varchar, nu_rr double, uppfoljd_datum date, uppfoljning_fynd boolean, atgard_status varchar, vad_hande varchar
);
create table resultat.risker (
  risk_id varchar, enhet_id varchar, kvalitetsomrade varchar, kvartal varchar, sannolikhet double, sannolikhet_lag double,
  sannolikhet_hog double, sannolikhet_niva tinyint, niva_lag tinyint, niva_hog tinyint, konsekvens_niva tinyint, riskpoang tinyint,
  forvantad_skada double, rang integer, rang_lag integer, rang_hog integer, rang_inom_omrade integer, prioritetsklass integer,
  underlag varchar, atgardsregel varchar,
  konsekvens_grund varchar, lag_rapportering boolean, sannolikhet_samre double, sannolikhet_om_utan_fynd double,
  sannolikhet_om_fynd double, forra_kvartal varchar, forra_sannolikhet double, forra_rang integer, rorelse varchar
);
create table resultat.riskbidrag (
  risk_id varchar, indikator_id varchar, bidrag double, varde double, referens double, antal double,
  niva varchar, underlag double
);
create table resultat.kravrisker (
  kravrisk_id varchar, verksamhetsomrade varchar, krav_id varchar, sannolikhet double, sannolikhet_niva tinyint, konsekvens_niva tinyint,
  riskpoang tinyint, manuell_sannolikhet_niva tinyint, manuell_konsekvens_niva tinyint, manuell_roll varchar, manuell_datum date,
  manuell_motivering varchar,
  uppfoljningar integer, fynd integer
);
create table resultat.fakturafynd (
  fynd_id varchar, regel_id varchar, klass varchar, utforare_id varchar, enhet_id varchar, brukar_nyckel varchar, period varchar,
  minuter bigint, belopp_kr decimal(18,2), rader varchar[], forklaring varchar,
  p double, q double, unik_minuter bigint, unik_kr decimal(18,2), manader_i_rad integer, sannolikhet double, sannolikhet_lag double,
  sannolikhet_hog double, svar varchar, svar_datum date, svar_belopp decimal(18,2), sannolikhet_grund varchar,
  -- rows that those in `rader` are set beside, and that nothing is asked about: the line that was billed first
  jamfor_med varchar[]
);
create table resultat.fakturaregler (
  regel_id varchar, namn varchar, klass varchar, tillamplig boolean, saknar varchar[], antal bigint, belopp_kr decimal(18,2),
  oskyldig_forklaring varchar, fraga varchar, ersattningsgrund varchar[], kallor varchar[], trosklar varchar[], krav varchar[], belagg varchar,
  om varchar, prov varchar, q double, exponering varchar, provade bigint, brutto_antal bigint, brutto_kr decimal(18,2), unik_kr decimal(18,2),
  svar_antal integer, "precision" double, precision_lag double, precision_hog double
);
create table resultat.fakturaundantag (
  regel_id varchar, utforare_id varchar, skydd varchar, period varchar, antal bigint, minuter bigint, belopp_kr decimal(18,2)
);
-- Every test that a rule with a screen made, with the chance of it: how unusual one is hangs on all. What is told only of those that may be
-- asked about is empty in the others (for_litet); those that nothing at all is unusual about are one row per period (antal).
create table resultat.fakturaprov (
  regel_id varchar, klass varchar, skydd varchar, utforare_id varchar, enhet_id varchar, brukar_nyckel varchar, period varchar, minuter bigint,
  belopp_kr decimal(18,2), rader varchar[], forklaring varchar, for_litet boolean, p double, antal bigint
);
create table resultat.fakturaregel_utforare (
  regel_id varchar, utforare_id varchar, antal bigint, minuter bigint, belopp_kr decimal(18,2), unik_kr decimal(18,2),
  fakturerat_kr decimal(18,2), andel double, percentil double, manader_i_rad integer, senaste_manad varchar, jamforda integer, svar_antal integer
);
-- The latest answer to each finding, and to findings that are no longer there: then finns is false.
create table resultat.fyndsvar (
  fynd_id varchar, regel_id varchar, utforare_id varchar, finns boolean, datum date, utfall varchar, belopp decimal(18,2), roll varchar,
  antal_svar integer
);
-- The order to ask in: most kronor and least doubt first, what is answered last. A krona that several findings are about counts in one of them; where nothing is
-- known yet of how often a rule is right, the kronor stand as they are. `oppen`: still to be asked about; that the utförare did not answer in time is no
-- answer. What is answered is decided, and nothing is expected of it any more; `bekraftad` where the answer said that something was wrong (its probability is
-- then what the answer is worth), `overstor` where the kronor that it names are more than twice those of the finding: an utförare may credit a whole
-- line where a part was asked about, a misplaced comma is more. `del` is the published file that a finding's rows lie in.
create view resultat.arbetsordning as
select fynd_id, oppen, bekraftad, overstor, vantad_kr, plats, ((plats - 1) // 1000)::integer as del
from (
  select fynd_id, oppen, not oppen and coalesce(sannolikhet, 0) > 0 as bekraftad, coalesce(svar_belopp > 2 * belopp_kr, false) as overstor, vantad_kr,
    row_number() over (order by oppen desc, vantad_kr desc nulls last, klass, belopp_kr desc nulls last, minuter desc nulls last, fynd_id)::integer as plats
  from (
    -- Not rounded here: sums over any grouping are then the same to the öre.
    select *, if(oppen, coalesce(unik_kr, belopp_kr) * coalesce(sannolikhet, 1)::decimal(7, 6), null) as vantad_kr
    from (select *, coalesce(svar, 'obesvarat') = 'obesvarat' as oppen from resultat.fakturafynd)
  )
);
create table resultat.fakturaavstamning (
  avstamning_id varchar, utforare_id varchar, enhet_id varchar, brukar_nyckel varchar, insats varchar, manad varchar,
  beviljad_min bigint, utford_min bigint, fakturerad_min bigint, belopp_kr decimal(18,2), forklarad_kr decimal(18,2),
  oforklarad_kr decimal(18,2),
  -- slag: fakturerad, ej_fakturerad (belopp 0) or beraknad (egen regi without invoices: belopp 0, cost in beraknad_kr).
  -- beviljad_andel_min: what of the granted time is counted in this cell when cells are summed.
  slag varchar, beraknad boolean, ersattningsgrund varchar, beviljad_andel_min bigint, beraknad_min bigint, beraknad_kr decimal(18,2)
);
create table resultat.avstamningsorsaker (
  avstamning_id varchar, manad varchar, orsak varchar, minuter bigint, belopp_kr decimal(18,2),
  beraknad_min bigint, beraknad_kr decimal(18,2)
);
-- From granted to performed to invoiced time; the steps and their order are in src/invoices/steps.ts.
create table resultat.avstamningssteg (
  utforare_id varchar, manad varchar, slag varchar, steg varchar, minuter bigint, varde_kr decimal(18,2), brukare bigint
);
-- Invoices beside the supplier ledger: sums of fakturerat_kr are the invoices', of bokfort_kr the ledger's for known utförare.
create table resultat.bokforingsavstamning (
  utforare_id varchar, manad varchar, utfall varchar, antal bigint, fakturerat_kr decimal(18,2), bokfort_kr decimal(18,2)
);
create table resultat.planrader (
  planrad_id varchar, ar integer, manad varchar, enhet_id varchar, verksamhetsomrade varchar, metod varchar, form varchar, roll varchar,
  timmar double, modalitet varchar, regler varchar[], risk_ids varchar[], skal varchar, obligatorisk boolean, slump boolean,
  senast date, forfallen boolean, over_kapacitet boolean
);
create table resultat.utfallskort (
  ursprung varchar, metod varchar, k integer, traffar double, "precision" double, recall double, lift double, auc double, brier double,
  kalibrering_lutning double, lag double, hog double, n integer,
  typ varchar, urval varchar, fynd integer, lift_lag double, lift_hog double, auc_lag double, auc_hog double, forsprang double, forsprang_lag double,
  forsprang_hog double, skill double, skill_lag double, skill_hog double, kalibrering_lag double, kalibrering_hog double
);
create table resultat.utfallsdeciler (
  metod varchar, decil integer, n integer, vantat double, utfall double, lag double, hog double
);
create table resultat.utfallsomdome (nyckel varchar, status varchar, mening varchar);
-- The economy around the invoices: controls of utförare, signs of obestånd, volumes and prices, shares of granted time, controls made.
create table resultat.ekonomikontroller (
  utforare_id varchar, kontroll varchar, intervall varchar, hogst_dagar integer, senaste_datum date, utfall varchar, alder_dagar integer,
  nasta_senast date, lage varchar, antal integer, fil varchar, rad bigint
);
create table resultat.ekonomimanader (
  utforare_id varchar, manad varchar, dagar integer, belopp_kr decimal(18,2), tid_kr decimal(18,2), minuter bigint, brukare integer,
  krediterat_kr decimal(18,2)
);
create table resultat.obestandsregler (
  tecken varchar, ordning integer, namn varchar, kallor varchar[], krav varchar[], oskyldig_forklaring varchar, fraga varchar, belagg varchar,
  trosklar varchar[], tillamplig boolean, provade integer, funna integer
);
create table resultat.obestandstecken (
  tecken_id varchar, utforare_id varchar, tecken varchar, finns boolean, tungt boolean, datum date, forklaring varchar, kalla varchar,
  fil varchar, rad bigint
);
create table resultat.obestandslage (
  utforare_id varchar, niva varchar, antal integer, tunga integer, provade varchar[], ej_provade varchar[]
);
create table resultat.ekonomitrender (
  utforare_id varchar, matt varchar, fran_kvartal varchar, till_kvartal varchar, n integer, forst double, sist double,
  kvot double, kvot_lag double, kvot_hog double, p double, q double, utfall varchar
);
create table resultat.tidsandelar (
  matt varchar, utforare_id varchar, verksamhetsomrade varchar, brukare integer, beviljad_min bigint, minuter bigint, andel double,
  standardfel double, effektivt_antal integer, jamforelse varchar, krympt double, krympt_lag double, krympt_hog double, z double, p double,
  utfall varchar, fran varchar, till varchar
);
create table resultat.tidsandelstrattar (
  matt varchar, jamforelse varchar, metod varchar, phi double, tau2 double, mitt double, n integer, underlag double[],
  nedre95 double[], ovre95 double[], nedre998 double[], ovre998 double[]
);
create table resultat.kontrollspar (
  manad varchar, utforare_id varchar, regel_id varchar, vad varchar, provade integer, fynd integer, utfall varchar, skal varchar[]
);
create table resultat.kontrollkalender (
  planerad_datum date, nr integer, avser_manad varchar, senast date, gjord_datum date, sista_datum date, att_kontrollera integer,
  kontrollerade integer, ej_kontrollerade integer, fynd integer, belopp_kr decimal(18,2), lage varchar
);
