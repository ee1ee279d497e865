import type { Theme } from "../theme/theme";
import { ThemeSwitch } from "../theme/theme-switch";

/** The bottom of every page: how it looks. */
export function SiteFooter({ theme }: { theme: Theme }) {
  return (
    <footer className="flex flex-wrap print:hidden items-center justify-between gap-x-6 border-line border-t px-4 py-3 text-muted text-sm sm:px-6">
      <p>Payments and bills are handled by Stripe.</p>
      <ThemeSwitch current={theme} />
    </footer>
  );
}
