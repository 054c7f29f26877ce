-- beskrivning: fakturorna bredvid det bokförda i leverantörsreskontran
-- korn: utförare, månad och utfall
-- nyckel: utforare_id, manad, utfall

-- A supplier is an utförare by organisationsnummer (any that it has had), else by utforare_id. An invoice and what was booked for it
-- belong together by fakturanummer; rows without one by the same amount, in the same month first. Outcomes: lika, annat_belopp,
-- ej_bokford, bokford_utan_faktura, internt (egen regi that books nothing there); bokford_annan_manad stands twice, with the invoice in its month and the booking in its own, so that
-- each column adds up per month (src/invoices/bookings.ts).
with nummer as (
  select utforare_id as lev, utforare_id from kant.utforare
  union
  select regexp_replace(organisationsnummer, '-', ''), min(utforare_id)
  from kant.utforare where organisationsnummer is not null group by all
),
en_utforare as (
  select lev, min(utforare_id) as utforare_id from nummer group by lev
),
delar as (
  select organisationsnummer, utforare_id from kant.utforare where organisationsnummer is not null group by all
),
reskontra as (
  select r.*, coalesce(
      regexp_extract(upper(regexp_replace(r.leverantor_id, '[\s-]', '', 'g')), '^(?:SE|16)?(\d{10})(?:01)?$', 1), '') as orgnr
  from kant.leverantorsreskontra r
),
bokfort as (
  select coalesce(o.utforare_id, i.utforare_id) as utforare_id, nullif(trim(r.fakturanummer), '') as fakturanummer, r.bokforingsdatum, r.belopp
  from reskontra r
  left join en_utforare o on o.lev = nullif(r.orgnr, '')
  left join en_utforare i on i.lev = trim(r.leverantor_id)
  where coalesce(o.utforare_id, i.utforare_id) is not null
),
-- Several utförare with one organisationsnummer: the invoice's number says whose it is.
samma_nummer as (
  select a.utforare_id as forsta, b.utforare_id
  from (select organisationsnummer, min(utforare_id) as utforare_id from delar group by organisationsnummer) a
  join delar b using (organisationsnummer)
  union
  select utforare_id, utforare_id from kant.utforare
),
fakturor as (
  select utforare_id, faktura_id, min(fakturadatum) as datum, sum(belopp)::decimal(18, 2) as belopp from kant.fakturor group by utforare_id, faktura_id
),
numrerade as (
  select utforare_id, fakturanummer, min(bokforingsdatum) as datum, sum(belopp)::decimal(18, 2) as belopp
  from bokfort where fakturanummer is not null group by utforare_id, fakturanummer
),
med_nummer as (
  select n.utforare_id as hos, n.fakturanummer, n.datum, n.belopp, min(f.utforare_id) as utforare_id
  from numrerade n
  left join (samma_nummer s join fakturor f on f.utforare_id = s.utforare_id) on s.forsta = n.utforare_id and f.faktura_id = n.fakturanummer
  group by n.utforare_id, n.fakturanummer, n.datum, n.belopp
),
-- Two with the same amount are told apart by their order.
lediga as (
  select f.*, row_number() over (partition by f.utforare_id, f.belopp order by f.datum, f.faktura_id) as nr
  from fakturor f
  left join med_nummer m on m.utforare_id = f.utforare_id and m.fakturanummer = f.faktura_id
  where m.fakturanummer is null
),
onumrerade as (
  select utforare_id, bokforingsdatum as datum, belopp::decimal(18, 2) as belopp,
    row_number() over (partition by utforare_id, belopp order by bokforingsdatum) as nr
  from bokfort where fakturanummer is null
),
par as (
  select f.utforare_id, f.datum as fakturadatum, f.belopp as fakturerat_kr, m.datum as bokforingsdatum, m.belopp as bokfort_kr
  from med_nummer m join fakturor f on f.utforare_id = m.utforare_id and f.faktura_id = m.fakturanummer
  union all
  select coalesce(l.utforare_id, o.utforare_id), l.datum, l.belopp, o.datum, o.belopp
  from lediga l full join onumrerade o on o.utforare_id = l.utforare_id and o.belopp = l.belopp and o.nr = l.nr
  union all
  select hos, null, null, datum, belopp from med_nummer where utforare_id is null
),
egna as (
  select utforare_id from kant.utforare where driftsform = 'egen_regi' group by utforare_id
  except
  select utforare_id from bokfort
),
rader as (
  select utforare_id, unnest(
    case
      when bokforingsdatum is null and utforare_id in (from egna)
        then [{manad: manad_av(fakturadatum), utfall: 'internt', fakturerat_kr: fakturerat_kr, bokfort_kr: 0::decimal(18, 2)}]
      when bokforingsdatum is null then [{manad: manad_av(fakturadatum), utfall: 'ej_bokford', fakturerat_kr: fakturerat_kr, bokfort_kr: 0::decimal(18, 2)}]
      when fakturadatum is null then [{manad: manad_av(bokforingsdatum), utfall: 'bokford_utan_faktura', fakturerat_kr: 0::decimal(18, 2), bokfort_kr: bokfort_kr}]
      when fakturerat_kr <> bokfort_kr and manad_av(fakturadatum) = manad_av(bokforingsdatum)
        then [{manad: manad_av(fakturadatum), utfall: 'annat_belopp', fakturerat_kr: fakturerat_kr, bokfort_kr: bokfort_kr}]
      when manad_av(fakturadatum) = manad_av(bokforingsdatum)
        then [{manad: manad_av(fakturadatum), utfall: 'lika', fakturerat_kr: fakturerat_kr, bokfort_kr: bokfort_kr}]
      else [
        {manad: manad_av(fakturadatum), utfall: case when fakturerat_kr <> bokfort_kr then 'annat_belopp' else 'bokford_annan_manad' end,
          fakturerat_kr: fakturerat_kr, bokfort_kr: 0::decimal(18, 2)},
        {manad: manad_av(bokforingsdatum), utfall: case when fakturerat_kr <> bokfort_kr then 'annat_belopp' else 'bokford_annan_manad' end,
          fakturerat_kr: 0::decimal(18, 2), bokfort_kr: bokfort_kr}
      ]
    end, recursive := true)
  from par
)
select utforare_id, manad, utfall, count(*) as antal, sum(fakturerat_kr)::decimal(18, 2) as fakturerat_kr, sum(bokfort_kr)::decimal(18, 2) as bokfort_kr
from rader
group by utforare_id, manad, utfall
