-- beskrivning: hur mycket som fanns att pröva, per slag av sak; nämnaren bredvid varje regels fynd

-- Counted once for all rules, from sums of the visits and the parts of the invoice lines. A rule whose source is absent does not ask.

-- @besok
select coalesce(sum(antal), 0) as n from modell.besok_manad
-- @fakturarader
select count(distinct (utforare_id, faktura_id, rad)) as n from modell.fakturarader where not kvittad
-- @brukarmanader
select count(*) as n from (
  select utforare_id, brukar_nyckel, manad from modell.besok_manad
  union
  select utforare_id, brukar_nyckel, manad from modell.fakturarader where brukar_nyckel is not null
)
-- @enhetsmanader
select count(*) as n from (
  select enhet_id, manad from modell.besok_manad
  union
  select enhet_id, manad from modell.fakturarader where enhet_id is not null
)
-- @utforarmanader
select count(*) as n from (
  select utforare_id, manad from modell.besok_manad
  union
  select utforare_id, manad from modell.fakturarader
)
-- @brukare
select count(*) as n from (
  select brukar_nyckel from modell.besok_manad
  union
  select brukar_nyckel from modell.fakturarader where brukar_nyckel is not null
)
-- @enheter
select count(*) as n from (
  select enhet_id from modell.besok_manad
  union
  select enhet_id from modell.fakturarader where enhet_id is not null
)
-- @utforare
select count(*) as n from (
  select utforare_id from modell.besok_manad
  union
  select utforare_id from modell.fakturarader
)
-- @personaldagar
select coalesce(sum(dagar), 0) as n from modell.personalmanader
-- @personal
select count(distinct personal_id) as n from modell.personalmanader
