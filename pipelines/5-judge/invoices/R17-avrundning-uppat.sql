-- regel: R17
-- namn: Fakturan avrundar uppåt
-- klass: mjuk
-- ersattningsgrund: [utford]
-- kallor: [fakturor, utford_tid, avtal]
-- valfria_kallor: []
-- om: fakturarader
-- exponering: enhetsmanader
-- prov: andel_mot_tal
-- q: 0.001
-- lokal: manad
-- trosklar:
--   r17_minuter_per_besok: minuter per besök över det registrerade som inte frågas om
-- efter: [R18, R05]
-- krav: [NA-47]
-- oskyldig_forklaring: Avtalet har en avrundning som inte står i avtalsregistret, eller tid för resor ingår enligt överenskommelse.
-- fraga: Hur avrundas besökens tider på fakturan, och var står det i avtalet?
-- kalla: Ombudsmannen i England (debitering i hela kvartar); tecken på att planerad tid faktureras

-- Per enhet and month: billed minus registered minutes of each brukare × insats, the avtal's own rounding counted first. Where only chance
-- differs, half of those that differ are above (sign test). One large error cannot make a pattern: the middle one must be too much per
-- visit as well. R06 asks about the same minutes one brukare at a time; this rule about the habit. Guards: credit notes netted, lines
-- of R18 and R05 left out, visits over the month's end may be billed in either month, declined visits where the avtal pays for them.
with fakturerat as (
  from fakturerad_utford_tid(['R18', 'R05'])
),
besok as (
  select utforare_id, brukar_nyckel, insats, manad, sum(antal)::bigint as antal, sum(avrundad_min)::bigint as minuter,
    sum(far_tillkomma)::bigint as far_tillkomma
  from (
    select utforare_id, brukar_nyckel, insats, manad, antal, avrundad_min, avbojd_ersatt_min as far_tillkomma from modell.besok_manad
    union all
    select utforare_id, brukar_nyckel, insats, manad_av(forsta_i(manad) + interval 1 month), 0, 0, efter_manadsskifte_min
    from modell.besok_manad where efter_manadsskifte_min > 0
  )
  group by utforare_id, brukar_nyckel, insats, manad
),
-- Several enheter of one utförare that visit the same brukare cannot be told apart here: R06 has them.
jamforda as (
  select f.*, b.antal as besok,
    case when f.minuter > b.minuter then greatest(0, f.minuter - b.minuter - b.far_tillkomma) else f.minuter - b.minuter end as over
  from fakturerat f join besok b using (utforare_id, brukar_nyckel, insats, manad)
  where b.antal > 0
  qualify count(*) over (partition by f.utforare_id, f.brukar_nyckel, f.insats, f.manad) = 1
),
enhetsmanader as (
  select utforare_id, enhet_id, manad, count(*) filter (over > 0) as traffar, count(*) filter (over <> 0) as antal, count(*) as alla,
    sum(over)::bigint as minuter, sum(besok)::bigint as besok, median(over / besok) as mitten,
    round(sum((belopp_kr::double / minuter * over)::decimal(18, 6)), 2) as belopp_kr
  from jamforda group by utforare_id, enhet_id, manad
),
provade as (
  select *, mitten <= troskel('r17_minuter_per_besok') or minuter <= troskel('r17_minuter_per_besok') * besok or belopp_kr <= 0 as for_litet
  from enhetsmanader where antal > 0
),
listade as (
  select p.utforare_id, p.enhet_id, p.manad, list_sort(list(distinct r.rad_id)) as rader
  from provade p
  join jamforda j on j.utforare_id = p.utforare_id and j.enhet_id is not distinct from p.enhet_id and j.manad = p.manad and j.over > 0
  join utforda_rader(['R18', 'R05']) r on r.utforare_id = j.utforare_id and r.enhet_id is not distinct from j.enhet_id
    and r.brukar_nyckel = j.brukar_nyckel and r.insats = j.insats and r.manad = j.manad and r.rad_belopp_kr > 0
  where not p.for_litet
  group by p.utforare_id, p.enhet_id, p.manad
)
select p.utforare_id, p.enhet_id, null::varchar as brukar_nyckel, p.manad as period, p.minuter, p.belopp_kr, coalesce(l.rader, []) as rader,
  'För ' || traffar || ' av ' || alla || ' brukare och insatser i ' || p.manad || ' är mer fakturerat än registrerat, och för ' || antal - traffar
    || ' mindre; tillsammans ' || minuter || ' minuter mer på ' || besok || ' besök, ' || replace(format('{:.1f}', minuter / besok), '.', ',')
    || ' per besök utöver avtalets avrundning.' as forklaring,
  traffar, antal, 0.5 as vantat, for_litet
from provade p
left join listade l on l.utforare_id = p.utforare_id and l.enhet_id is not distinct from p.enhet_id and l.manad = p.manad
