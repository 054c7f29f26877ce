-- regel: R02
-- namn: Två besök samtidigt för samma insats
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid, beslut]
-- valfria_kallor: [personal, fakturor, prislista, avtal]
-- om: besok
-- exponering: besok
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r02_minuter: längsta tid som två besök får pågå samtidigt
--   r02_overlamning_minuter: längsta överlappning som räknas som överlämning mellan två pass
--   r02_overlamning_andel: största andel av det kortare besöket som räknas som överlämning
--   r02_introduktion_dagar: dagar från anställningens början då en ny antas gå bredvid
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Ett tungt lyft krävde två den dagen, någon ny gick bredvid, passen lämnades över, eller beslutet om dubbelbemanning är inte registrerat än.
-- fraga: Varför var två besök igång samtidigt, och vilket beslut gäller för det?
-- kalla: Värmdö 2013 (inloggning hos nästa före utloggning); överlappande besök är ett standardlarm i amerikanska EVV-system

-- One finding per visit that begins while as many visits as the decisions allow are under way for the same brukare and insats: one, or two
-- with dubbelbemanning. Its minutes are min(slut, the n-th latest slut of the earlier ones) − start, so that added over visits nothing
-- counts twice, nested overlaps included. Hard where a decision says how many may come, or where both visits are of one person; soft
-- where no decision about the insats is known. Guards: a few minutes; handover between two shifts; somebody new who walks beside;
-- a start in the hour that the clocks repeat. Dubbelbemanning is not shown as excused: it is what was decided.
with dagar as (
  select brukar_nyckel, dag, unnest([dag, dag - 1]) as borjar from modell.trangda_brukardagar
),
narvaro as (
  select b.*, d.dag
  from modell.provade_besok b
  join dagar d on d.brukar_nyckel = b.brukar_nyckel and d.borjar = b.start::date
  where b.slut <= b.start + interval 24 hour
),
-- The two latest ends among the earlier visits under way are all that is needed to tell whether there is one too many.
samtidiga as (
  select s.besok_id, s.brukar_nyckel, s.insats, s.dag, s.start, s.slut, max(t.slut, 2) as sluts
  from narvaro s
  join narvaro t on t.brukar_nyckel = s.brukar_nyckel and t.insats = s.insats and t.dag = s.dag and (t.start < s.start or (t.start = s.start and t.besok_id < s.besok_id))
    and t.slut > s.start + to_minutes(troskel('r02_minuter')::bigint)
  where s.start::date = s.dag and s.slut > s.start + to_minutes(troskel('r02_minuter')::bigint)
  group by s.besok_id, s.brukar_nyckel, s.insats, s.dag, s.start, s.slut
),
galler as (
  select brukar_id as brukar_nyckel, insats, coalesce(dubbelbemanning, false) as dubbelbemanning, from_datum as fran, least(
    coalesce(tom_datum, date '9999-12-31'),
    coalesce(lead(from_datum) over (partition by beslut_id, insats order by from_datum) - 1, date '9999-12-31')
  ) as till
  from kant.beslut
),
beslutade as (
  select s.besok_id, max(case when g.dubbelbemanning then 2 else 1 end) as antal
  from samtidiga s
  join galler g on g.brukar_nyckel = s.brukar_nyckel and g.insats = s.insats and s.dag between g.fran and g.till
  group by s.besok_id
),
for_manga as (
  select s.besok_id, s.dag, coalesce(b.antal, 1) as antal, b.antal is not null as beslutad, least(s.slut, s.sluts[coalesce(b.antal, 1)]) as till
  from samtidiga s
  left join beslutade b using (besok_id)
  where len(s.sluts) >= coalesce(b.antal, 1)
),
matta as (
  select s.besok_id, s.personal_id, s.brukar_nyckel, s.enhet_id, s.insats, s.start, s.slut, m.antal, m.beslutad, m.till,
    forfluten_tid(s.start, m.till) as minuter, bool_or(coalesce(t.personal_id = s.personal_id, false)) as samma,
    list({slut: t.slut, start: t.start, besok_id: t.besok_id, personal_id: t.personal_id} order by t.slut desc, t.besok_id) as tidigare
  from for_manga m
  join narvaro s on s.besok_id = m.besok_id and s.dag = m.dag
  join narvaro t on t.brukar_nyckel = s.brukar_nyckel and t.insats = s.insats and t.dag = s.dag and (t.start < s.start or (t.start = s.start and t.besok_id < s.besok_id))
    and t.slut > s.start
  where forfluten_tid(s.start, m.till) > troskel('r02_minuter')
  group by all
),
nya as (
  select distinct m.besok_id
  from (select besok_id, start, unnest([personal_id] || [t.personal_id for t in tidigare]) as personal_id from matta) m
  join (select personal_id, min(anstalld_fom) as borjade from kant.personal group by personal_id) p using (personal_id)
  where m.start::date between p.borjade and p.borjade + troskel('r02_introduktion_dagar')::integer
),
med_villkor as (
  select m.*, v.utforare_id, v.ersattningsgrund, besokspris(v.utforare_id, v.omrade, m.brukar_nyckel, m.insats, m.start) as pris,
    case
      when hour(m.start) = 2 and month(m.start) = 10 and m.start::date = sista_sondag(year(m.start), 10) then 'klockbyte'
      when m.samma then null
      when m.slut > m.till and m.minuter <= troskel('r02_overlamning_minuter') and m.minuter <= troskel('r02_overlamning_andel')
        * least(forfluten_tid(m.start, m.slut), forfluten_tid(m.tidigare[m.antal].start, m.tidigare[m.antal].slut)) then 'överlämning'
      when n.besok_id is not null then 'introduktion'
    end as skydd
  from matta m
  left join nya n using (besok_id)
  left join modell.avtal_galler v on v.enhet_id = m.enhet_id and m.start::date between v.fran and v.till
)
select m.utforare_id, m.enhet_id, m.brukar_nyckel, manad_av(m.start) as period, m.minuter,
  case when m.ersattningsgrund = 'beviljad' then 0 else round(m.minuter * m.pris / 60, 2) end as belopp_kr,
  [m.besok_id] || list_sort([t.besok_id for t in m.tidigare]) as rader, m.skydd,
  case when m.beslutad or m.samma then 'hard' else 'mjuk' end as klass,
  case m.antal when 1 then 'Två' else 'Fler än två' end || ' besök för ' || lower(i.namn) || ' hos samma brukare pågår samtidigt i ' || m.minuter
    || ' minuter (' || strftime(m.start, '%Y-%m-%d kl. %H.%M') || '–' || strftime(m.till, '%H.%M') || ')'
    || case
      when m.samma then ', med samma personal på båda.'
      when m.antal = 2 then '; besluten medger två i personalen.'
      when m.beslutad then '; inget beslut medger två i personalen.'
      else '; inget beslut om insatsen är inläst för dagen.'
    end as forklaring
from med_villkor m
join referens.insats i on i.kod = m.insats
