import { setTheme } from "./actions";
import { type Theme, themes } from "./theme";

const words: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

/** Three plain buttons: works without JavaScript, and the server knows the choice before it renders. */
export function ThemeSwitch({ current }: { current: Theme }) {
  return (
    <form action={setTheme}>
      <fieldset className="-mx-2.5 flex items-center">
        <legend className="sr-only">Theme</legend>
        {themes.map((theme) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={theme === current}
            className="min-h-11 min-w-11 cursor-pointer rounded-lg px-2.5 text-muted hover:text-ink aria-pressed:font-medium aria-pressed:text-ink aria-pressed:underline aria-pressed:underline-offset-4"
          >
            {words[theme]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
