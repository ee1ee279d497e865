import { contact } from "@/lib/mail/contact";
import type { Theme } from "../theme/theme";
import { ThemeSwitch } from "../theme/theme-switch";
import { ExternalLink } from "./external-link";

/** The bottom of every page: whom to ask, and how it looks. */
export function SiteFooter({ theme }: { theme: Theme }) {
  return (
    <footer className="flex flex-wrap print:hidden items-center justify-between gap-x-6 border-line border-t px-4 py-3 text-muted text-sm sm:px-6">
      <div className="flex flex-wrap items-center gap-x-6">
        <p>Payments and bills are handled by Stripe.</p>
        <WriteToUs />
      </div>
      <ThemeSwitch current={theme} />
    </footer>
  );
}

// what many a sentence here ends with
function WriteToUs() {
  const to = contact();
  if (!to) return null;
  if (!to.address) return <ExternalLink href={to.href}>Write to us</ExternalLink>;
  return (
    <a href={to.href} className="link break-anywhere">
      Write to us: {to.address}
    </a>
  );
}
