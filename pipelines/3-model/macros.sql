-- beskrivning: what every SQL file may call; see docs/architecture.md section 2

-- The inclusive last day of what is known.
create or replace macro per_datum() as getvariable('per_datum');

-- A threshold in force. An unknown name is an error, not a null.
create or replace macro troskel(namn) as
  coalesce(getvariable('trosklar')[namn], error('okänd tröskel: ' || namn));

create or replace macro har_kalla(namn) as list_contains(getvariable('kallor'), namn);

-- The kommun's own code (null where uppsikt.yaml does not say), and those it compares itself with (none listed: all that there are).
create or replace macro egen_kommun() as getvariable('egen_kommun');
create or replace macro liknande_kommuner() as coalesce(getvariable('liknande_kommuner'), []::varchar[]);

create or replace macro kvartal_av(datum) as year(datum)::varchar || '-Q' || quarter(datum)::varchar;

create or replace macro manad_av(datum) as strftime(datum, '%Y-%m');

-- Ids come from what makes the object itself, so that they are the same in the next run.
create or replace macro id_av(prefix, delar) as prefix || '-' || left(md5(delar), 12);

-- Sunday of the clock change: the last one of the month.
create or replace macro sista_sondag(ar, manad) as
  make_date(ar, manad, 31) - (isodow(make_date(ar, manad, 31)) % 7)::integer;

-- Elapsed minutes between two local times of Europe/Stockholm, halves up, clock changes counted. A time that occurs twice is
-- taken so that the duration is the shortest positive one: only a span from before 02:00 to 03:00 or later is sure to hold the extra hour,
-- and within the repeated hour only one that would else not be positive.
create or replace macro forfluten_tid(fran, till) as (
  floor((epoch(till) - epoch(fran)) / 60.0 + 0.5)
  + case
      when month(till) = 3 and day(till) >= 25 and fran::date >= till::date - 1
        and fran < sista_sondag(year(till), 3) + interval 2 hour and till >= sista_sondag(year(till), 3) + interval 3 hour then -60
      when month(till) = 10 and day(till) >= 25 and fran::date >= till::date - 1
        and fran < sista_sondag(year(till), 10) + interval 2 hour and till >= sista_sondag(year(till), 10) + interval 3 hour then 60
      when month(till) = 10 and day(till) >= 25 and till <= fran
        and fran >= sista_sondag(year(till), 10) + interval 2 hour and fran < sista_sondag(year(till), 10) + interval 3 hour
        and till >= sista_sondag(year(till), 10) + interval 2 hour then 60
      else 0
    end
)::integer;

-- The time band of a visit, as sources.md says: by its start; an insats natt is natt whenever it starts.
create or replace macro tidsslag_av(besokt_insats, nar) as case
  when besokt_insats = 'natt' then 'natt'
  when isodow(nar) >= 6 or nar::date in (select datum::date from referens.helgdag where typ = 'rod') then 'helg'
  when hour(nar) < 6 or hour(nar) >= 22 then 'natt'
  when hour(nar) < 18 then 'dag'
  else 'kvall'
end;

-- Minutes rounded to an avtal's step, halves up; unrounded where there is none.
create or replace macro avrundad(minuter, steg) as
  case when steg is null then minuter else (floor(minuter / steg::double + 0.5) * steg)::integer end;

-- The id of a cell of the reconciliation; a part that the invoice line does not say is empty.
create or replace macro avstamning_av(utforare, enhet, brukare, insats, manad) as
  id_av('A', concat_ws('|', utforare, coalesce(enhet, ''), coalesce(brukare, ''), coalesce(insats, ''), manad));

-- The first day of a month written YYYY-MM.
create or replace macro forsta_i(manad) as strptime(manad || '-01', '%Y-%m-%d')::date;

-- Whether a month is over on the day that it is about; one that comes to its end has another print (months/fingerprints.ts).
create or replace macro manaden_ar_slut(manad) as last_day(forsta_i(manad)) <= per_datum();

-- Patterns in how visits are registered are looked for in the last four whole quarters: from this day, and before the other.
create or replace macro monster_fran() as (date_trunc('quarter', per_datum() + 1) - interval 12 month)::date;
create or replace macro monster_fore() as date_trunc('quarter', per_datum() + 1)::date;

-- A share as people read it; null where there is nothing to share.
create or replace macro procent(andel) as round(100 * andel)::integer || ' procent';

-- An amount as people read it, to the öre.
create or replace macro kronor(belopp) as replace(format('{:.2f}', belopp::double), '.', ',') || ' kr';
