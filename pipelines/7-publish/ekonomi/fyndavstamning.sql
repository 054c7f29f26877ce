-- titel: Avstämningen bakom fynden
-- korn: en rad per fynd om en brukare och cell i avstämningen hos fyndets utförare, högst 24 per fynd, i en fil per tusen fynd
-- delas_efter: del

-- What was granted, performed and billed, side by side, in the months of the finding's period. i_fallet: an insats that the finding's own rows
-- name for its brukare (all, where they name none); the others stand after them, as some rules (R06) weigh all that is billed for a month and
-- name only what exceeds, and time billed as one insats may be registered as another. beviljad_min is what the decisions grant, as the rules
-- and `uppsikt explain A-…` read it: the same in every cell of a brukare, insats and month, so it is counted once where cells are summed.
-- Egen regi that sends no invoice has billed nothing that could be set beside the rest.
with fynd as (
  select fynd_id, utforare_id, brukar_nyckel, left(period, 7) as fran, right(period, 7) as till, rader, del
  from resultat.fakturafynd join resultat.arbetsordning using (fynd_id)
  where brukar_nyckel is not null
),
rader as (
  select fynd_id, utforare_id, brukar_nyckel, unnest(rader) as rad_id from fynd
),
namnda as (
  select r.fynd_id, b.insats
  from rader r join kant.utford_tid b on b.besok_id = r.rad_id and b.brukar_id = r.brukar_nyckel
  where b.insats is not null
  union
  select r.fynd_id, k.insats
  from rader r
  join kant.fakturor k on k.utforare_id = r.utforare_id and k.faktura_id || '/' || k.rad = r.rad_id and k.brukar_id = r.brukar_nyckel
  where k.insats is not null
),
celler as (
  select f.fynd_id, f.del, a.manad, a.insats as kod, i.namn as insats, a.beviljad_min, a.utford_min,
    if(a.beraknad, null, a.fakturerad_min) as fakturerad_min, if(a.beraknad, null, a.belopp_kr) as belopp_kr,
    if(a.beraknad, null, a.oforklarad_kr) as oforklarad_kr, a.avstamning_id
  from fynd f
  join resultat.fakturaavstamning a
    on a.utforare_id = f.utforare_id and a.brukar_nyckel = f.brukar_nyckel and a.manad between f.fran and f.till
  left join referens.insats i on i.kod = a.insats
)
select c.fynd_id, c.manad, c.insats, n.fynd_id is not null or c.fynd_id not in (select fynd_id from namnda) as i_fallet,
  c.beviljad_min, c.utford_min, c.fakturerad_min, c.belopp_kr, c.oforklarad_kr, c.avstamning_id, c.del
from celler c
left join namnda n on n.fynd_id = c.fynd_id and n.insats = c.kod
qualify row_number() over (partition by c.fynd_id order by i_fallet desc, c.manad, c.insats nulls last, c.avstamning_id) <= 24
order by c.del, c.fynd_id, c.manad, i_fallet desc, c.insats nulls last, c.avstamning_id
