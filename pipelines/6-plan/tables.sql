-- beskrivning: vad planen säger utöver raderna i resultat.planrader
-- A plan replaces the one before it whole.
delete from resultat.planrader;
create or replace table resultat.ej_planerade (ar integer, enhet_id varchar, skal varchar);
create or replace table resultat.plankapacitet (ar integer, manad varchar, roll varchar, timmar_finns double, timmar_planerade double);
create or replace table resultat.planregler (
  ar integer, regel_id varchar, namn varchar, ursprung varchar, riktlinje varchar, krav varchar[], citat varchar, modalitet varchar,
  tid varchar, tid_ursprung varchar, metod varchar, form varchar, roll varchar, timmar double, forfaller integer, status varchar
);
create or replace table resultat.plananmarkningar (ar integer, nr integer, anmarkning varchar);
