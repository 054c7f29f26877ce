-- regel: R30
-- namn: Samma personal i två kommuner samtidigt
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid, utbytesbesok]
-- valfria_kallor: [fakturor, prislista, avtal]
-- kolumner: [utford_tid.personal_id]
-- om: besok
-- exponering: besok
-- trosklar:
--   r30_minuter: längsta överlappning som räknas som klockor som går olika i två tidssystem
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Klockor som går olika i två tidssystem, en glömd utloggning i den andra kommunen, eller en delad inloggning.
-- fraga: I vilken av kommunerna arbetade personalen, och hur kom båda tiderna att registreras?
-- kalla: Stockholm, Sollentuna och Upplands Väsby 2021 (samma anställd registrerad i två kommuner samtidigt vid fem tillfällen)

-- @saknar
-- An exchange needs a key of one's own side, a file that was made under the same one, and personnel whose identity both know.
select 'utbyten i uppsikt.yaml, med nyckel' as saknas where not exists (from utbyte.nycklar)
union all
select 'utbytesbesok under samma utbytesnyckel' where exists (from utbyte.nycklar) and not exists (
  from kant.utbytesbesok b join utbyte.nycklar n on n.utbyte = b.utbyte and n.kontroll = b.nyckelkontroll
)
union all
select 'utford_tid.personal_id som personnummer' where exists (from utbyte.nycklar) and not exists (from utbyte.personer)

-- @fynd
-- R01 across kommuner: one finding per own visit during which the same person was at work elsewhere. The key is that of the exchange, so
-- that who it is can be found out by neither side alone. What the other kommun sends says when, not with whom: which of the two is
-- true can only be found out together, and the amount is that of the own visit. Several files may tell of the same time, so the
-- minutes are those of the union. Guards: an overlap up to the threshold (two systems, two clocks) and a start in the hour that the
-- clocks repeat are shown as exempt; back to back is no overlap; a time of more than 24 hours is a fault of another kind.
with andras as (
  select p.personal_id, b.kommun, b.start, b.slut
  from kant.utbytesbesok b
  join utbyte.nycklar n on n.utbyte = b.utbyte and n.kontroll = b.nyckelkontroll
  join utbyte.personer p on p.utbyte = b.utbyte and p.person = b.person
  where b.slut > b.start and b.slut <= b.start + interval 24 hour
),
narvaro as (
  select besok_id, personal_id, brukar_id, enhet_id, insats, start, slut
  from kant.utford_tid
  where personal_id in (select personal_id from andras) and slut > start and slut <= start + interval 24 hour
    and not coalesce(avbojt, false) and not coalesce(utebliven, false)
),
overlapp as (
  select s.*, a.kommun, greatest(s.start, a.start) as fran, least(s.slut, a.slut) as till,
    max(least(s.slut, a.slut)) over (partition by s.besok_id order by greatest(s.start, a.start), least(s.slut, a.slut), a.kommun
      rows between unbounded preceding and 1 preceding) as raknad_till
  from narvaro s join andras a on a.personal_id = s.personal_id and a.start < s.slut and a.slut > s.start
),
besok as (
  select besok_id, brukar_id, enhet_id, insats, start, slut, min(fran) as fran, max(till) as till,
    list_sort(list(distinct kommun)) as kommuner,
    sum(case when raknad_till is null or raknad_till <= fran then forfluten_tid(fran, till)
      when raknad_till < till then forfluten_tid(raknad_till, till) else 0 end)::bigint as minuter
  from overlapp group by besok_id, brukar_id, enhet_id, insats, start, slut
),
med_villkor as (
  select b.*, v.utforare_id, v.ersattningsgrund, besokspris(v.utforare_id, v.omrade, b.brukar_id, b.insats, b.start) as pris,
    case when b.minuter <= troskel('r30_minuter') then 'klockor i två system'
      when hour(b.fran) = 2 and month(b.fran) = 10
        and b.fran::date = sista_sondag(year(b.fran), 10) and b.till <= b.fran::date + interval 3 hour then 'klockbyte' end as skydd
  from besok b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till
)
select utforare_id, enhet_id, brukar_id as brukar_nyckel, manad_av(start) as period, minuter,
  case when ersattningsgrund = 'beviljad' then 0 else round(minuter * pris / 60, 2) end as belopp_kr, [besok_id] as rader, skydd,
  'Samma personal är registrerad i ' || array_to_string(kommuner, ' och ') || ' under ' || minuter || ' av besökets '
    || forfluten_tid(start, slut) || ' minuter (' || strftime(fran, '%Y-%m-%d kl. %H.%M') || '–' || strftime(till, '%H.%M') || ')'
    || case when ersattningsgrund = 'beviljad' then '; ersättningen följer beviljad tid, så beloppet påverkas inte.' else '.' end as forklaring
from med_villkor
