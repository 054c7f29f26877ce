/** What the build tells the Framework's configuration and the layout: one small JSON file in the staged root. */
export interface SiteContext {
  kommun: string;
  exempel: boolean;
  utgava: string;
  per_datum: string;
  korning: string;
  menu: { path: string; label: string }[];
  /** pages outside the menu that the footer points to, e.g. the accessibility statement */
  footerLinks: { path: string; label: string }[];
  dynamicPaths: string[];
}

export const CONTEXT_FILE = "webbplats.json";
