-- regel: R13
-- namn: Fakturerad tid exakt lika med beviljad
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [fakturor, beslut, utford_tid, avtal]
-- valfria_kallor: []
-- om: fakturarader
-- exponering: enhetsmanader
-- prov: andel_mot_andra
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r13_minuter: minuter som får skilja och ändå räknas som lika
--   r13_andel: andel lika brukarmånader som inte frågas om
--   r13_brukarmanader: minsta antal brukare och insatser per enhet och månad
-- efter: [R18, R05]
-- krav: [NA-47]
-- oskyldig_forklaring: Avtalet ersätter högst den beviljade tiden och mer har utförts, eller besöken planeras och hålls efter beslutet på minuten.
-- fraga: Hur har de fakturerade timmarna räknats fram, när de är lika med besluten?
-- kalla: Västerås LOV hemsjukvård (planerad i stället för utförd tid fakturerad, 24 miljoner kronor om året)

-- Per enhet and month: how many brukare × insats are billed precisely as granted, against the other enheter of the verksamhetsområde. Off
-- under beviljad, where they should be. Guards: whoever performed more than granted and bills the granted is within an avtal with a
-- ceiling; lines of R18 and R05 are left out; credit notes netted; an enhet with few brukare is not tested. The amount is what is
-- billed above the visits of the same lines, the avtal's rounding counted, and declined visits where it pays for them.
with fakturerat as (
  from fakturerad_utford_tid(['R18', 'R05'])
),
besok as (
  select utforare_id, brukar_nyckel, insats, manad, sum(avrundad_min + avbojd_ersatt_min)::bigint as minuter
  from modell.besok_manad group by utforare_id, brukar_nyckel, insats, manad
),
jamforda as (
  select f.*, least(abs(f.minuter - g.beviljad_min), abs(f.minuter - g.beviljad_hemma_min)) <= troskel('r13_minuter')
      and coalesce(b.minuter, 0) <= g.beviljad_min + troskel('r13_minuter') as lika,
    greatest(0, f.minuter - coalesce(b.minuter, 0)) as utan_besok
  from fakturerat f
  join modell.beviljad_manad g using (brukar_nyckel, insats, manad)
  left join besok b using (utforare_id, brukar_nyckel, insats, manad)
  where g.beviljad_min > 0
),
enhetsmanader as (
  select utforare_id, enhet_id, manad, count(*) as antal, count(*) filter (lika) as traffar,
    coalesce(sum(utan_besok) filter (lika), 0)::bigint as minuter,
    coalesce(round(sum((belopp_kr::double / minuter * utan_besok)::decimal(18, 6)) filter (lika), 2), 0) as belopp_kr
  from jamforda group by utforare_id, enhet_id, manad
),
mot_andra as (
  select m.*, coalesce(v.verksamhetsomrade, '') as verksamhetsomrade,
    (sum(m.traffar) over g - m.traffar) / nullif(sum(m.antal) over g - m.antal, 0) as andras_andel
  from enhetsmanader m
  left join modell.avtal_galler v on v.enhet_id = m.enhet_id and forsta_i(m.manad) between v.fran and v.till
  window g as (partition by v.verksamhetsomrade, m.manad)
),
provade as (
  select *, antal < troskel('r13_brukarmanader') or traffar <= troskel('r13_andel') * antal or coalesce(traffar <= andras_andel * antal, true) as for_litet
  from mot_andra
),
listade as (
  select p.utforare_id, p.enhet_id, p.manad, list_sort(list(distinct r.rad_id)) as rader
  from provade p
  join jamforda j on j.utforare_id = p.utforare_id and j.enhet_id is not distinct from p.enhet_id and j.manad = p.manad and j.lika
  join utforda_rader(['R18', 'R05']) r on r.utforare_id = j.utforare_id and r.enhet_id is not distinct from j.enhet_id
    and r.brukar_nyckel = j.brukar_nyckel and r.insats = j.insats and r.manad = j.manad and r.rad_belopp_kr > 0
  where not p.for_litet
  group by p.utforare_id, p.enhet_id, p.manad
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, p.manad as period, p.minuter, p.belopp_kr, coalesce(l.rader, []) as rader,
  'För ' || traffar || ' av ' || antal || ' brukare och insatser (' || procent(traffar / antal) || ') i ' || p.manad
    || ' är den fakturerade tiden lika med den beviljade på minuten; hos andra enheter ' || procent(andras_andel)
    || case when minuter = 0 then '. Besöken visar samma tid.' else '. Besöken visar ' || minuter || ' minuter mindre.' end as forklaring,
  traffar, antal, verksamhetsomrade || ' ' || p.manad as grupp, for_litet
from provade p
left join listade l on l.utforare_id = p.utforare_id and l.enhet_id is not distinct from p.enhet_id and l.manad = p.manad
