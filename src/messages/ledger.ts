/** The reconciliation does not add up: a fault of Uppsikt, never of the invoices. */
export const ledgerDoesNotBalance = (what: string, ledger: string, expected: string): string =>
  `avstämningen går inte ihop: ${what} är ${ledger} kr, men skulle vara ${expected} kr; inget publiceras, anmäl felet med körningens logg`;

export const minutesDoNotBalance = (what: string, ledger: string, expected: string): string =>
  `avstämningen går inte ihop: ${what} är ${ledger} minuter, men skulle vara ${expected} minuter; inget publiceras, anmäl felet med körningens logg`;

export const ledgerTotal = "summan av alla celler mot fakturornas summa";
export const ledgerCell = (id: string): string => `förklarat och oförklarat i cell ${id}`;
export const ledgerCauses = (id: string): string => `summan av orsakerna i cell ${id}`;
export const bookedTotal = "det fakturerade bredvid det bokförda mot fakturornas summa";
export const calculatedCell = (id: string): string => `den beräknade kostnaden i cell ${id} mot minuter gånger pris`;
export const calculatedTotal = "den beräknade kostnaden i alla celler mot deras orsaker";
export const calculatedMinutes = "den beräknade tiden mot besöken";
