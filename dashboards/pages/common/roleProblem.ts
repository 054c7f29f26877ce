import { looksLikeIdentityNumber } from "../../../src/contracts/language/identityNumber.ts";
import { keptRole, OTHER_ROLE } from "../../../src/contracts/language/role.ts";

/** What is wrong with a role as somebody typed it in a form whose file is read back; null when nothing is. */
export function roleProblem(typed: string): string | null {
  if (typed.trim() === "") return "Skriv din roll, inte ditt namn.";
  if (looksLikeIdentityNumber(typed)) return "Texten har siffror som kan vara ett personnummer. Ta bort dem.";
  return keptRole(typed) === OTHER_ROLE && typed.trim() !== OTHER_ROLE
    ? "Skriv rollen som den brukar heta, till exempel avtalscontroller. Namn och nummer sparas inte."
    : null;
}
