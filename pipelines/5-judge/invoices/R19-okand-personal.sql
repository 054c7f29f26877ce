-- regel: R19
-- namn: Okänd personal eller personal utan anställning
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid, personal]
-- valfria_kallor: [fakturor, prislista, avtal]
-- kolumner: [utford_tid.personal_id]
-- om: besok
-- exponering: personaldagar
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r19_nyanstalld_dagar: dagar före anställningens första dag som antas bero på sen registrering
--   r19_slut_dagar: dagar efter anställningens sista dag som inte frågas om
--   r19_registergrad: andel av enhetens arbetsdagar som måste vara gjorda av personal i registret
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: En inhyrd vikarie som inte står i registret, en anställning som registrerats sent, eller personal som lånats från en annan utförare.
-- fraga: Var var den som utförde besöken anställd, och med vilken behörighet?
-- kalla: New Mexico 2012 (49 av 60 brister gällde obehörig personal), Enklare vardag 2019 (falska namn), kommunala granskningar av skenanställningar 2021

-- One finding per member of staff, enhet and month. Whole months are tested first, from sums per day: most are covered by one employment with the
-- utförare, at whichever of its enheter, and need no more. Hard: the id is not in the register, or has no employment on the day. Soft: employed
-- that day by another utförare only. Guards: an employment that begins within two weeks (registered late), or ended the day before (the
-- night shift); an enhet whose register holds too few of its staff is incomplete, and one that holds none has not been delivered.
with anstallda as (
  select p.personal_id, v.utforare_id, greatest(p.anstalld_fom, v.fran) as fran, least(coalesce(p.anstalld_tom, date '9999-12-31'), v.till) as till
  from kant.personal p
  join modell.avtal_galler v on v.enhet_id = p.enhet_id and v.fran <= coalesce(p.anstalld_tom, date '9999-12-31') and v.till >= p.anstalld_fom
),
drivna as (
  select m.*, v.utforare_id from modell.personalmanader m
  left join modell.avtal_galler v on v.enhet_id = m.enhet_id and m.sista between v.fran and v.till
),
tackta as (
  select distinct d.personal_id, d.enhet_id, d.manad
  from drivna d join anstallda a on a.personal_id = d.personal_id and a.utforare_id = d.utforare_id and d.forsta >= a.fran
    and d.sista <= a.till + troskel('r19_slut_dagar')::integer
),
-- Who is known in a month: whoever had begun somewhere by its end, or was about to.
kanda as (
  select personal_id, min(coalesce(anstalld_fom, date '1900-01-01')) - troskel('r19_nyanstalld_dagar')::integer as fran from kant.personal group by personal_id
),
-- How many of the enhet's working days the register knows, by month: who is missing for good works many of them, a stranger few.
register as (
  select d.enhet_id, d.manad, coalesce(sum(d.dagar) filter (k.personal_id is not null), 0)::bigint / sum(d.dagar)::bigint as grad
  from drivna d left join kanda k on k.personal_id = d.personal_id and k.fran <= last_day(d.forsta)
  group by d.enhet_id, d.manad
),
otackta as (
  select * from drivna anti join tackta using (personal_id, enhet_id, manad)
),
-- The coalesce keeps the small list on the side that is looked up in: the engine would rather hash the visits, all of them.
deras_besok as materialized (
  select b.besok_id, p.nyckel as personal_id, b.enhet_id, b.insats, b.brukar_id, b.start, b.slut, b.start::date as dag
  from (
    select * from nummer.utford_tid
    where coalesce(personal_id in (select p.nr from otackta o join nummer.person p on p.nyckel = o.personal_id), false)
  ) b
  join nummer.person p on p.nr = b.personal_id
  where b.slut > b.start and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
dagar as (
  select p.personal_id, p.enhet_id, p.dag, d.manad, v.utforare_id
  from otackta d
  join (select distinct personal_id, enhet_id, dag from deras_besok) p on p.personal_id = d.personal_id and p.enhet_id = d.enhet_id
    and p.dag between d.forsta and d.sista
  left join modell.avtal_galler v on v.enhet_id = p.enhet_id and p.dag between v.fran and v.till
),
lagen as (
  select d.personal_id, d.enhet_id, d.dag, d.manad, d.utforare_id, k.personal_id is not null as kand,
    coalesce(bool_or(a.utforare_id = d.utforare_id and d.dag between a.fran and a.till + troskel('r19_slut_dagar')::integer), false) as anstalld,
    coalesce(bool_or(a.utforare_id = d.utforare_id and d.dag between a.fran - troskel('r19_nyanstalld_dagar')::integer and a.fran), false) as nyss,
    coalesce(bool_or(d.dag between a.fran and a.till), false) as hos_annan
  from dagar d
  left join kanda k on k.personal_id = d.personal_id and k.fran <= last_day(d.dag)
  left join anstallda a on a.personal_id = d.personal_id
  group by all
),
okanda as (
  select l.*, case
      when l.nyss then 'nyanställd'
      when not l.kand and r.grad < troskel('r19_registergrad') then 'ofullständigt register'
    end as skydd,
    case when l.hos_annan then 'mjuk' else 'hard' end as klass
  from lagen l
  join register r using (enhet_id, manad)
  where not l.anstalld and r.grad > 0
),
besok as (
  select o.*, b.besok_id, forfluten_tid(b.start, b.slut) as minuter, v.ersattningsgrund,
    besokspris(o.utforare_id, v.omrade, n.nyckel, b.insats, b.start) as pris
  from okanda o
  join deras_besok b using (personal_id, enhet_id, dag)
  join nummer.person n on n.nr = b.brukar_id
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.dag between v.fran and v.till
)
select utforare_id, enhet_id, null::varchar as brukar_nyckel, manad as period, sum(minuter)::bigint as minuter,
  sum(case when ersattningsgrund = 'beviljad' then 0 else round(minuter * pris / 60, 2) end::decimal(18, 2)) as belopp_kr,
  list(besok_id order by besok_id) as rader, skydd, klass,
  case count(*) when 1 then 'Ett besök' else count(*) || ' besök' end || ' i ' || manad || ', tillsammans ' || sum(minuter) || ' minuter, utfördes av någon '
    || case
      when not kand then 'som då inte fanns i personalregistret.'
      when klass = 'mjuk' then 'som då var anställd bara hos en annan utförare.'
      else 'som inte hade någon anställning de dagarna.'
    end as forklaring
from besok
group by utforare_id, enhet_id, personal_id, manad, skydd, klass, kand
