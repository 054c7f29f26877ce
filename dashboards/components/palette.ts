/** The same values as style/tokens.css, for what is drawn in SVG. A test keeps the two alike. */
export const ink = "#1c2126";
export const muted = "#56606a";
export const rule = "#d8dcdf";
export const ruleStrong = "#8b949c";
export const paper = "#ffffff";
export const accent = "#135d6e";
export const accentTint = "#e4eff1";

/** One hue family from light to dark, so that greyscale and colour-blind eyes read the same order. */
export const riskRamp = ["#f7e6c4", "#e8ae58", "#b5532a", "#5f1820"] as const;

/** Grey always means "underlag saknas", nothing else. */
export const missing = "#c6ccd1";
