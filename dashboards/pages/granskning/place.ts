/** Which utförare and month the page is about; both live in the address. */
export interface Place {
  utforare?: string;
  manad?: string;
}

export function placeFrom(hash: string): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const utforare = given.get("utforare");
  const manad = given.get("manad");
  return {
    ...(utforare ? { utforare } : {}),
    ...(utforare && manad && /^\d{4}-\d{2}$/.test(manad) ? { manad } : {}),
  };
}

export const placeHref = ({ utforare, manad }: Place): string =>
  `#${new URLSearchParams({ ...(utforare ? { utforare } : {}), ...(manad ? { manad } : {}) })}`;
