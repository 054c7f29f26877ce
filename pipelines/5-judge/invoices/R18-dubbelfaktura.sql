-- regel: R18
-- namn: Samma tid fakturerad två gånger
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [fakturor]
-- valfria_kallor: [utford_tid, beslut, avtal]
-- om: fakturarader
-- exponering: fakturarader
-- lokal: manad
-- trosklar:
--   r18_dagar: dagar som periodernas början och slut får skilja
--   r18_langa_rader: dagar som en rad måste omfatta för att jämföras med en skild period
--   r06_minuter: minuter per insats och månad som besöken eller beslutet får understiga det fakturerade
--   r06_andel: andel av besöken eller beslutet som det fakturerade får överstiga
-- efter: []
-- krav: [NA-47]
-- oskyldig_forklaring: Dubbelbemanning fakturerad på två rader, en kreditnota som ännu inte kommit, eller en faktura som skickats om.
-- fraga: Avser raderna samma tid, och ska i så fall någon av dem krediteras?
-- kalla: Dubbletter bland ersättningsanspråk är den vanligaste felkällan i fakturagranskning

-- Order: first of the rules about the invoiced amount; R05, R06, R12 and R21 leave the copies to this one. A copy is a line with the same
-- utförare, brukare, insats, tidsslag, period, minutes and amount as an earlier one; a long line also when its period differs by a day and
-- it stands on another invoice. Credits take away one of the lines each before anything is compared. Guard: where the visits (under
-- beviljad the decisions) hold all the time billed for the insats in those months, two alike lines are two members of staff.
-- Where neither is known, only another invoice counts. Lines without brukare are left alone: two places at one price look the same.
with lika_stora as (
  select utforare_id, brukar_nyckel, abs(rad_belopp_kr) as storlek from modell.fakturarader
  where brukar_nyckel is not null and not kvittad and fran = rad_fran and rad_belopp_kr <> 0
  group by all having count(*) > 1
),
rader as (
  select utforare_id, faktura_id, rad, rad_id, enhet_id, brukar_nyckel, insats, tidsslag, rad_fran, rad_till, rad_minuter, rad_belopp_kr, fakturadatum,
    krediterar, ersattningsgrund, har_tid,
    -- natural order of numbers within the invoice
    row_number() over (order by utforare_id, fakturadatum, faktura_id, try_cast(rad as bigint) nulls last, rad) as ordning
  from (select *, abs(rad_belopp_kr) as storlek from modell.fakturarader)
  semi join lika_stora using (utforare_id, brukar_nyckel, storlek)
  where not kvittad and fran = rad_fran
),
-- Each credit takes away one line like it: first one on the invoice that it names.
krediter as (
  select utforare_id, brukar_nyckel, insats, tidsslag, rad_fran, rad_till, -rad_minuter as minuter, -rad_belopp_kr as belopp_kr, count(*) as antal,
    list(krediterar) as fakturor
  from rader where rad_belopp_kr < 0 group by all
),
kvar as (
  select r.* from rader r
  left join krediter k on k.utforare_id = r.utforare_id and k.brukar_nyckel = r.brukar_nyckel and k.insats is not distinct from r.insats
    and k.tidsslag is not distinct from r.tidsslag and k.rad_fran = r.rad_fran and k.rad_till = r.rad_till
    and k.minuter is not distinct from r.rad_minuter and k.belopp_kr = r.rad_belopp_kr
  where r.rad_belopp_kr > 0
  qualify row_number() over (
    partition by r.utforare_id, r.brukar_nyckel, r.insats, r.tidsslag, r.rad_fran, r.rad_till, r.rad_minuter, r.rad_belopp_kr
    order by coalesce(list_contains(k.fakturor, r.faktura_id), false) desc, r.ordning desc
  ) > coalesce(k.antal, 0)
),
exakta as (
  select ordning, first_value(rad_id) over likadana as forlaga,
    first_value(faktura_id) over likadana <> faktura_id as annan_faktura
  from kvar
  window likadana as (
    partition by utforare_id, brukar_nyckel, insats, tidsslag, rad_fran, rad_till, rad_minuter, rad_belopp_kr order by ordning
  )
  qualify row_number() over likadana > 1
),
nara as (
  select s.ordning, min_by(t.rad_id, t.ordning) as forlaga, true as annan_faktura
  from kvar s
  join kvar t on t.utforare_id = s.utforare_id and t.brukar_nyckel = s.brukar_nyckel and t.insats is not distinct from s.insats
    and t.tidsslag is not distinct from s.tidsslag and t.rad_belopp_kr = s.rad_belopp_kr and t.rad_minuter is not distinct from s.rad_minuter
  where t.ordning < s.ordning and t.faktura_id <> s.faktura_id and (t.rad_fran, t.rad_till) <> (s.rad_fran, s.rad_till)
    and abs(t.rad_fran - s.rad_fran) <= troskel('r18_dagar') and abs(t.rad_till - s.rad_till) <= troskel('r18_dagar')
    and s.rad_till - s.rad_fran + 1 >= troskel('r18_langa_rader') and t.rad_till - t.rad_fran + 1 >= troskel('r18_langa_rader')
  group by s.ordning
),
kopior as (
  select k.*, c.forlaga, c.annan_faktura
  from (from exakta union all select * from nara where ordning not in (select ordning from exakta)) c
  join kvar k using (ordning)
),
-- What is billed for the insats in the months of the copies, and what visits and decisions hold there.
manader as (
  select distinct k.utforare_id, k.brukar_nyckel, k.insats, r.manad, k.ersattningsgrund
  from kopior k join modell.fakturarader r on r.utforare_id = k.utforare_id and r.rad_id = k.rad_id
),
fakturerat as (
  select m.utforare_id, m.brukar_nyckel, m.insats, m.manad, sum(r.minuter)::bigint as minuter
  from manader m join modell.fakturarader r using (utforare_id, brukar_nyckel, insats, manad)
  where not r.kvittad group by all
),
underlag as (
  select m.utforare_id, m.brukar_nyckel, m.insats, m.manad, f.minuter,
    case
      when m.ersattningsgrund = 'utford' and har_kalla('utford_tid') then coalesce((
        select sum(b.avrundad_min) from modell.besok_manad b
        where b.utforare_id = m.utforare_id and b.brukar_nyckel = m.brukar_nyckel and b.insats = m.insats and b.manad = m.manad
      ), 0)
      when m.ersattningsgrund = 'beviljad' and har_kalla('beslut') then coalesce((
        select sum(g.beviljad_min) from modell.beviljad_manad g
        where g.brukar_nyckel = m.brukar_nyckel and g.insats = m.insats and g.manad = m.manad
      ), 0)
    end as finns
  from manader m join fakturerat f using (utforare_id, brukar_nyckel, insats, manad)
),
provade as (
  select k.ordning, bool_and(u.finns is not null) as kant,
    bool_and(u.minuter <= u.finns + greatest(troskel('r06_minuter'), troskel('r06_andel') * u.finns)) as ryms
  from kopior k
  join modell.fakturarader r on r.utforare_id = k.utforare_id and r.rad_id = k.rad_id
  join underlag u on u.utforare_id = k.utforare_id and u.brukar_nyckel = k.brukar_nyckel and u.insats = k.insats and u.manad = r.manad
  where k.har_tid
  group by k.ordning
)
select k.utforare_id, k.enhet_id, k.brukar_nyckel,
  case when manad_av(min(k.rad_fran)) = manad_av(max(k.rad_till)) then manad_av(min(k.rad_fran))
    else manad_av(min(k.rad_fran)) || '/' || manad_av(max(k.rad_till)) end as period,
  coalesce(sum(k.rad_minuter), 0)::bigint as minuter, sum(k.rad_belopp_kr) as belopp_kr, list(k.rad_id order by k.ordning) as rader,
  case count(*) when 1 then 'En fakturarad' else count(*) || ' fakturarader' end || ' på faktura ' || k.faktura_id
    || ' har samma brukare, insats, period och belopp som tidigare fakturerats (' || string_agg(k.forlaga, ', ' order by k.ordning) || ').' as forklaring,
  list(k.forlaga order by k.ordning) as jamfor_med
from kopior k
left join provade p using (ordning)
where (coalesce(p.kant, false) and not p.ryms) or (not coalesce(p.kant, false) and k.annan_faktura)
group by k.utforare_id, k.enhet_id, k.brukar_nyckel, k.faktura_id, manad_av(k.rad_fran)
