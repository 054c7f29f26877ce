import { manad, required, text, timmar } from "./language/columns.ts";
import { contract } from "./language/types.ts";

export default contract({
  source: "resurser",
  title: "Resurser för uppföljning",
  grain: "roll och månad",
  key: ["roll", "manad"],
  columns: {
    roll: required(text("rollen som gör uppföljningar, som riktlinjen kallar den")),
    manad: required(manad("månaden")),
    timmar: required(timmar("timmar som planen får använda", { minimum: 0 })),
  },
  without: "Utan resurser läggs planen med standardtimmar, så att den kan lova mer än vad som finns tid till.",
});
