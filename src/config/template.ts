import type { Threshold } from "./configuration.ts";

/** The `uppsikt.yaml` that `uppsikt init` writes: the one required key, and every other as a comment with its default. */
export function configurationTemplate(thresholds: readonly Threshold[]): string {
  const listed = thresholds.map(
    ({ namn, varde, enhet, beskrivning }) => `#   # ${beskrivning} (${enhet})\n#   ${namn}: ${varde}`,
  );
  return `# Uppsikts inställningar för den här datamappen. Bara kommun krävs; ta bort # för att ändra något annat.
# En nyckel som är felstavad stoppar körningen: hellre det än att en ändring tyst uteblir.

kommun: Exempelstads kommun

# Kommunens kod inom citattecken, så att nollan först blir kvar. Behövs för att jämföra nyckeltal med andra kommuner.
# kommunkod: "0180"

# Koderna för de kommuner som nyckeltalen jämförs med. Utelämnad: alla andra kommuner i källan nyckeltal.
# liknande_kommuner: ["0181", "0182"]

# Vilken riktlinje planen följer. Profilerna ligger i data/riktlinjer.
# riktlinje: norrkoping

# Sista dagen som räknas med. Utelämnad: dagens datum.
# per_datum: 2026-09-30

# Egna vikter för indikatorer i riskbedömningen, till exempel:
# vikter:
#   avvikelser-fall: 0.5

# Färdiga mappningar ur data/mappningar att använda. Egna i mappen mappningar/ används alltid, och först.
# mappningar: [kolada-nyckeltal]

# Utbyten med andra kommuner: samma personal på två ställen samtidigt. Namnet och nyckeln är gemensamma för båda kommunerna.
# Nyckeln görs av uppsikt export --utbyte i den ena kommunen och lämnas till den andra; se docs/drift.md.
# utbyten: [{ namn: grannkommunen, nyckel: nyckel-grannkommunen }]

# Trösklar. Ingen riktlinje anger dem; värdena nedan är Uppsikts förslag och visas på metodsidan.
# trosklar:
${listed.join("\n")}
`;
}
