import { heltal, person, required } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "restider",
  title: "Restider",
  grain: "par av brukare",
  key: ["fran_brukar_id", "till_brukar_id"],
  columns: {
    fran_brukar_id: required(person("brukaren som resan börjar hos")),
    till_brukar_id: required(person("brukaren som resan slutar hos")),
    minuter: required(heltal("kortaste restid i minuter; 0 betyder samma adress", { minimum: 0, maximum: 1440 })),
  },
  without:
    "Utan restider går det inte att se vilka brukare som bor på samma adress, eller vilka förflyttningar som inte hinns med.",
});
