const grounds: Readonly<Record<string, string>> = {
  lart: "efter svaren på regelns fall, vägda mot klassens: ju färre de är, desto mer väger klassen",
  lart_klass: "efter svaren på andra regler i samma klass, för regeln har inga egna svar",
  antagande: "ett antagande, för svaren är ännu för få",
};

/** What the probability that a finding holds rests on (`sannolikhet_grund`); null where it is answered, for then nothing is likely any more. */
export const probabilityGround = (ground: string | null): string | null => grounds[ground ?? ""] ?? null;
