-- id: aterkommande-brister-medarbetare
-- namn: Brister inom medarbetare som återkommer
-- kvalitetsomrade: medarbetare
-- kallor: [brister, uppfoljningar, krav]
-- typ: andel
-- exponering: nya prövningar av krav som brustit förut
-- skala: 1
-- riktning: hog
-- vikt: 0.3
-- krav: [NO-35, NA-60, OR-45]
-- syfte: Visar hur ofta ett krav inom medarbetare som brustit hos enheten brister igen när det prövas på nytt.
-- klass: granskning
-- lagrum: KL (2017:725) 10 kap. 8 §; SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Den nya prövningen kan ha gjorts innan åtgärden hann få verkan, och samma krav kan ha brustit av en helt annan orsak.
-- @matt
select enhet_id, kvartal, count(*) filter (fynd) as taljare, count(*) as namnare
from modell.kravutfall
where tidigare_fynd and kvalitetsomrade = 'medarbetare'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, kalla, fil_nr, fil_rad from modell.kravutfall where tidigare_fynd and kvalitetsomrade = 'medarbetare' and fynd
