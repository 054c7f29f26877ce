import { type Command, Help } from "commander";

/** The words of the help pages, which commander has in English only. */
export function swedishHelp(command: Command): Command {
  return command
    .helpOption("-h, --help", "visa hjälp")
    .helpCommand("help [kommando]", "visa hjälp om ett kommando")
    .configureHelp({
      optionDescription: ({ description, argChoices, defaultValue }) =>
        description +
        (argChoices ? `; välj bland ${argChoices.join(", ")}` : "") +
        (defaultValue === undefined || typeof defaultValue === "boolean" ? "" : ` (annars ${String(defaultValue)})`),
      commandUsage: (cmd) => swedishUsage(Help.prototype.commandUsage.call(new Help(), cmd)),
      subcommandTerm: (cmd) => swedishUsage(Help.prototype.subcommandTerm.call(new Help(), cmd)),
      styleTitle: (title) =>
        ({ "Usage:": "Användning:", "Options:": "Val:", "Commands:": "Kommandon:", "Arguments:": "Argument:" })[
          title
        ] ?? title,
    })
    .configureOutput({ outputError: (text, write) => write(swedishError(text)) });
}

const swedishUsage = (usage: string): string => usage.replace("[options]", "[val]").replace("[command]", "[kommando]");

const phrases: [RegExp, string][] = [
  [/error: required option '(.+)' not specified/, "valet $1 saknas"],
  [/error: unknown option '(.+)'/, "valet $1 finns inte"],
  [/error: unknown command '(.+)'/, "kommandot $1 finns inte"],
  [/error: missing required argument '(.+)'/, "argumentet $1 saknas"],
  [/error: option '(.+)' argument '(.+)' is invalid\. /, "valet $1 kan inte vara $2; "],
  [/error: option '(.+)' argument missing/, "valet $1 saknar värde"],
  [/error: too many arguments.*/, "för många argument"],
  [/Allowed choices are (.+)\./, "välj bland $1"],
  [/\s*\(Did you mean (?:one of )?(.+)\?\)/, " (menade du $1?)"],
];

/** One sentence on one line, as every refusal is. */
function swedishError(text: string): string {
  const sentence = phrases.reduce((sentence, [english, swedish]) => sentence.replace(english, swedish), text);
  return `${sentence.trim().replace(/\s+/g, " ")}; uppsikt --help visar kommandona\n`;
}
