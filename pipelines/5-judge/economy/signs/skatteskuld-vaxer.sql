-- tecken: skatteskuld-vaxer
-- namn: Skatteskulden växer
-- ordning: 3
-- kallor: [ekonomikontroller]
-- trosklar:
--   obestand_skuldokning: så mycket ska skulden ha ökat sedan kontrollen före
-- krav: [OR-35, NA-47]
-- oskyldig_forklaring: En skuld som bestridits och därför inte betalas medan den prövas.
-- fraga: Varför har skulden ökat, och vilken betalningsplan finns?
-- kalla: Skatteverkets stöd till kommuner vid kontroll av företag inom hemtjänsten

-- Only where the two latest controls both say how much: otherwise nothing can be said of growth. A debt that was not there before is new,
-- not growing: it is one sign and not two.
select n.utforare_id, n.utfall <> 'ok' and n.kronor > f.kronor * (1 + troskel('obestand_skuldokning')) and f.kronor > 0 as finns, false as tungt, n.datum,
  'Skatteskulden har ökat från ' || replace(format('{:,}', f.kronor::bigint), ',', chr(160)) || ' till '
    || replace(format('{:,}', n.kronor::bigint), ',', chr(160)) || ' kr sedan kontrollen den ' || f.datum || '.' as forklaring,
  'ekonomikontroller' as kalla, n.fil_nr, n.fil_rad
from kontrollrader n
join kontrollrader f on f.utforare_id = n.utforare_id and f.kontroll = n.kontroll and f.nr = 2
where n.kontroll = 'skatteskuld' and n.nr = 1 and n.kronor is not null and f.kronor is not null
