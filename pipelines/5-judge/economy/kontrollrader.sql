-- beskrivning: varje ekonomikontroll med det i källans ord som går att tolka, som kronor, betyg, bokslutsår, Kronofogden
-- korn: utförare, dag och slag av kontroll; nr 1 är den senaste av sitt slag

-- The source's own words are never passed on: only what can be typed is.
with tolkade as (
  select utforare_id, kontroll, datum, utfall, fil_nr, fil_rad,
    case when regexp_full_match(lower(trim(varde)), '[0-9][0-9\s\x{00a0}\x{202f}]*(,[0-9]{1,2})?[\s\x{00a0}]*(kr|kronor|sek)?') then
      try_cast(replace(regexp_replace(regexp_extract(varde, '[0-9][0-9\s\x{00a0}\x{202f}]*(,[0-9]{1,2})?'), '[\s\x{00a0}\x{202f}]', '', 'g'), ',', '.') as decimal(18, 2))
    end as kronor,
    list_position(['D', 'C', 'CC', 'CCC', 'B', 'BB', 'BBB', 'A', 'AA', 'AAA'], regexp_extract(upper(trim(varde)), '^(AAA|AA|A|BBB|BB|B|CCC|CC|C|D)[+-]?$', 1)) as betyg,
    nullif(regexp_extract(varde, '\b(20[0-9]{2})\b', 1), '')::integer as ar,
    kalla ilike '%kronofog%' or varde ilike '%kronofog%' as kronofogden
  from kant.ekonomikontroller
)
select *, row_number() over (partition by utforare_id, kontroll order by datum desc) as nr
from tolkade
