import type { Reader } from "@/lib/auth/reader";
import { portalLocales } from "@/lib/portal/locale";
import { Select } from "../../_ui/select";

// the portal speaks no other English in America, but dates are written in another order there
const offered = [...portalLocales, "en-US"];

/** Each language by its own name; what was kept before and is none of these stays a choice. */
export function LanguageSelect({ chosen, reader }: { chosen: string | null; reader: Reader }) {
  const tags = chosen && !offered.includes(chosen) ? [...offered, chosen] : offered;
  const choices = tags.map((tag) => ({ tag, name: nameOf(tag) })).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <Select
      name="locale"
      label="Language"
      hint="What the billing portal speaks, and how dates are written here."
      defaultValue={chosen ?? ""}
    >
      <option value="">{chosen ? "My browser’s" : `My browser’s: ${nameOf(reader.locale, "short")}`}</option>
      {choices.map(({ tag, name }) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** "Deutsch", "Português (Brasil)" */
function nameOf(tag: string, style: "long" | "short" = "long"): string {
  const name = new Intl.DisplayNames(tag, { type: "language", languageDisplay: "standard", style }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
