-- regel: R11
-- namn: Besök medan brukaren var någon annanstans
-- klass: hard
-- ersattningsgrund: [utford, beviljad]
-- kallor: [utford_tid]
-- valfria_kallor: [franvaro, fakturor, beslut, prislista, avtal]
-- om: besok
-- exponering: besok
-- q: 0.01
-- lokal: manad
-- trosklar:
--   r11_minuter: längsta tid som två enheters besök får pågå samtidigt
--   r11_gemensamt_minuter: besök i hemmet som börjar så nära varandra räknas som gemensamma
--   r09_hemgang_timmar: besök så kort tid före hemkomsten räknas som hemgång
-- efter: []
-- krav: [NA-47, NA-59]
-- oskyldig_forklaring: Hemsjukvården kom samtidigt, besöket var gemensamt, städningen gjordes medan brukaren var borta, eller dagverksamheten registrerar hela dagen.
-- fraga: Var brukaren hemma vid besöket, och hur kom båda tiderna att registreras?
-- kalla: Norrtälje 2015 (båtkvitton motsade besökstiderna); OIG-12-12-01 (ersättning under vistelse på institution)

-- Three things. (1) Hard: a visit at home while the brukare was in korttidsboende (by the clock) or after a move to särskilt boende (from
-- the following day), and lines that bill whole such days. (2) Hard: a visit at home while the brukare was at a dagverksamhet or the like.
-- (3) Soft: two enheter at home at once with different insatser; the same insats is R02's. Guards: those who work where the brukare stays;
-- hemsjukvård and ledsagning, which come along; service, which needs nobody at home; a joint visit; the day a stay began when
-- the hour is not known, and the hours before it ended; the hour that the clocks repeat.
with platser as (
  select enhet_id, fran, till, utforare_id, omrade, ersattningsgrund,
    coalesce(verksamhetsomrade in ('sarskilt-boende', 'korttidsboende', 'korttidsvistelse-barn', 'gruppbostad-lss', 'servicebostad-lss'), false) as boende,
    coalesce(verksamhetsomrade in ('dagverksamhet-aldre', 'daglig-verksamhet', 'korttidsboende', 'korttidsvistelse-barn', 'sarskilt-boende'), false) as borta,
    coalesce(verksamhetsomrade = 'hemsjukvard', false) as hemsjukvard
  from modell.avtal_galler
),
vistelser as (
  select b.*, p.utforare_id, p.omrade, p.ersattningsgrund,
    case
      when b.insats = 'hsl' or p.hemsjukvard then 'hemsjukvård'
      when b.insats = 'ledsagning' then 'ledsagning'
      when b.typ = 'sabo' and b.start::date = b.from_tid::date then 'flyttdag'
      when b.from_tid = date_trunc('day', b.from_tid) and b.start::date = b.from_tid::date then 'ankomstdag'
      when b.start >= b.tom_tid - to_hours(troskel('r09_hemgang_timmar')::bigint) then 'hemgång'
    end as skydd
  from modell.besok_under_franvaro b
  left join platser p on p.enhet_id = b.enhet_id and b.start::date between p.fran and p.till
  where b.typ in ('korttid', 'sabo') and b.start >= b.from_tid and b.start < coalesce(b.tom_tid, timestamp '9999-12-31') and not coalesce(p.boende, false)
),
prissatta_vistelser as (
  select *, forfluten_tid(start, least(slut, coalesce(tom_tid, slut))) as minuter,
    besokspris(vistelser.utforare_id, vistelser.omrade, vistelser.brukar_nyckel, vistelser.insats, vistelser.start) as pris
  from vistelser
  qualify row_number() over (partition by besok_id order by skydd nulls first, typ, from_tid) = 1
),
-- Only brukare whom more than one enhet visits: few, where most have one.
flera as (
  select brukar_nyckel, manad from modell.besok_manad where antal > 0 group by brukar_nyckel, manad having count(distinct enhet_id) > 1
),
dagar as (
  select t.brukar_nyckel, t.dag, unnest([t.dag, t.dag - 1]) as borjar
  from modell.trangda_brukardagar t
  where (t.brukar_nyckel, manad_av(t.dag)) in (select (brukar_nyckel, manad) from flera)
    or (t.brukar_nyckel, manad_av(t.dag - 1)) in (select (brukar_nyckel, manad) from flera)
),
narvaro as (
  select b.*, d.dag, p.utforare_id, p.omrade, p.ersattningsgrund, coalesce(p.borta, false) as borta,
    coalesce(p.hemsjukvard, false) or b.insats = 'hsl' as hemsjukvard
  from modell.provade_besok b
  join dagar d on d.brukar_nyckel = b.brukar_nyckel and d.borjar = b.start::date
  left join platser p on p.enhet_id = b.enhet_id and b.start::date between p.fran and p.till
  where b.slut <= b.start + interval 24 hour
),
-- The visit asked about is the one at home, or the later of two at home; the other is the witness.
par as (
  select s.*, t.besok_id as annat_id, t.start as annan_start, t.borta as annan_borta,
    forfluten_tid(greatest(s.start, t.start), least(s.slut, t.slut)) as minuter,
    case
      when s.hemsjukvard or t.hemsjukvard then 'hemsjukvård'
      when s.insats = 'ledsagning' then 'ledsagning'
      when hour(greatest(s.start, t.start)) = 2 and month(s.start) = 10 and s.start::date = sista_sondag(year(s.start), 10) then 'klockbyte'
      when t.borta and not s.borta and s.insats = 'service' then 'utan brukaren'
      when not t.borta and abs(epoch(s.start) - epoch(t.start)) <= troskel('r11_gemensamt_minuter') * 60 then 'gemensamt besök'
    end as skydd
  from narvaro s
  join narvaro t on t.brukar_nyckel = s.brukar_nyckel and t.dag = s.dag and t.enhet_id <> s.enhet_id and t.insats <> s.insats
    and t.start < s.slut and t.slut > s.start
  where greatest(s.start, t.start)::date = s.dag
    and ((t.borta and not s.borta) or (t.borta = s.borta and (t.start, t.besok_id) < (s.start, s.besok_id)))
    and forfluten_tid(greatest(s.start, t.start), least(s.slut, t.slut)) > troskel('r11_minuter')
),
samtidiga as (
  select utforare_id, enhet_id, brukar_nyckel, besok_id, start, ersattningsgrund, omrade, insats,
    case when bool_and(skydd is not null) then min(skydd) end as skydd,
    coalesce(max(minuter) filter (skydd is null), max(minuter)) as minuter,
    coalesce(bool_or(annan_borta and not borta) filter (skydd is null), false) as hard,
    coalesce(list(annat_id order by annat_id) filter (skydd is null), list(annat_id order by annat_id)) as andra
  from par
  group by utforare_id, enhet_id, brukar_nyckel, besok_id, start, ersattningsgrund, omrade, insats
)
select utforare_id, enhet_id, brukar_nyckel, manad_av(start) as period, sum(minuter)::bigint as minuter,
  sum(case when ersattningsgrund = 'beviljad' then 0 else round(minuter * pris / 60, 2) end::decimal(18, 2)) as belopp_kr,
  list(besok_id order by besok_id) as rader, skydd, 'hard' as klass,
  case count(*) when 1 then 'Ett besök' else count(*) || ' besök' end || ' i ' || manad_av(start) || ', tillsammans ' || sum(minuter)
    || ' minuter, är registrerade ' || case typ when 'korttid' then 'medan brukaren var på korttidsboende.' else 'efter att brukaren flyttat till särskilt boende.' end
    as forklaring
from prissatta_vistelser
group by utforare_id, enhet_id, brukar_nyckel, manad_av(start), typ, skydd
union all by name
select f.utforare_id, f.enhet_id, f.brukar_nyckel, f.manad as period, f.minuter, f.belopp_kr, f.rader, 'hard' as klass,
  f.minuter || ' minuter ' || lower(i.namn) || ' har fakturerats i ' || f.manad || ' för hela dagar då brukaren '
    || case f.slag when 'korttid' then 'var på korttidsboende.' else 'hade flyttat till särskilt boende.' end as forklaring
from modell.fakturerad_franvaro f
join referens.insats i on i.kod = f.insats
where f.slag in ('korttid', 'sabo') and f.insats not in ('hsl', 'ledsagning')
  and not exists (select 1 from platser p where p.enhet_id = f.enhet_id and p.boende and p.fran <= last_day((f.manad || '-01')::date) and p.till >= (f.manad || '-01')::date)
union all by name
select s.utforare_id, s.enhet_id, s.brukar_nyckel, manad_av(s.start) as period, s.minuter,
  case when s.ersattningsgrund = 'beviljad' then 0
    else round(s.minuter * besokspris(s.utforare_id, s.omrade, s.brukar_nyckel, s.insats, s.start) / 60, 2) end::decimal(18, 2) as belopp_kr,
  [s.besok_id] || s.andra as rader, s.skydd, case when s.hard then 'hard' else 'mjuk' end as klass,
  'Ett besök i hemmet (' || strftime(s.start, '%Y-%m-%d kl. %H.%M') || ') pågår i ' || s.minuter || ' minuter samtidigt som brukaren '
    || case when s.hard then 'är i en verksamhet utanför hemmet.' else 'har besök av en annan enhet för en annan insats.' end as forklaring
from samtidiga s
