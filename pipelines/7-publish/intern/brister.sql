-- titel: Konstaterade brister
-- korn: enhet och kvalitetsområde, de senaste tolv hela kvartalen
-- kolumner: oppna saknar verifierad åtgärd; forsenade har passerat klar_senast utan avrapportering; tomma när åtgärder inte lämnats
with senaste as (
  select max(ordning) as ordning from modell.kvartal where fullstandigt
),
atgarder as (
  select brist_id, bool_and(verifierad_datum is not null) as verifierad,
    bool_or(klar_senast < per_datum() and avrapporterad_datum is null) as forsenad
  from kant.atgarder group by brist_id
)
select
  brister.enhet_id,
  brister.kvalitetsomrade,
  count(*)::integer as antal,
  count(*) filter (brister.allvarlighetsgrad >= 3)::integer as allvarliga,
  max(brister.upptackt_datum) as senast,
  case when har_kalla('atgarder') then count(*) filter (not coalesce(atgarder.verifierad, false))::integer end as oppna,
  case when har_kalla('atgarder') then count(*) filter (coalesce(atgarder.forsenad, false))::integer end as forsenade
from modell.brister as brister
join modell.kvartal as kvartal using (kvartal)
left join atgarder using (brist_id)
cross join senaste
where kvartal.ordning > senaste.ordning - 12
group by brister.enhet_id, brister.kvalitetsomrade
order by brister.enhet_id, brister.kvalitetsomrade
