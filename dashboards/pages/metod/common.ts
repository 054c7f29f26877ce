import { html } from "htl";

/** What the page Metod says alike in every edition. */

export const reconciliationText = (): HTMLElement =>
  html`<p>Varje krona på varje fakturarad får exakt en orsak. Ersätter avtalet utförd tid jämförs raden med besöken, avrundade som avtalet säger, så långt besluten räcker. Ersätter det beviljad tid jämförs den med besluten. En krona som två orsaker kunde ta går till den första i listan. Summan av orsakerna är fakturornas summa, till öret; annars publiceras ingenting.</p>`;

export const ruleClassText = (): HTMLElement =>
  html`<p>En <strong>hård</strong> regel ställer två uppgifter mot varandra som inte kan stämma samtidigt. En <strong>mjuk</strong> pekar på något ovanligt. Ett enskilt fall av en hård regel kan vara mjukt, när en av uppgifterna själv är osäker, till exempel när flera verkar dela en inloggning. Flera regler kan fråga om samma krona, men i summorna räknas varje krona en gång. Reglerna är lika för egen regi och privata utförare.</p>`;

export const protectionText = (smallest: string): HTMLElement =>
  html`<p>Identitetsuppgifter ersätts redan när filerna läses, med en nyckel som aldrig lämnar kommunens datamapp. Fritext läses inte in. Den interna utgåvan har inga rader om en enskild brukare, och antal under ${smallest} personer visas inte. Bara ekonomiutgåvan har rader om enskilda fall, under pseudonymer som gäller i den utgåvan och ingen annan.</p>`;
