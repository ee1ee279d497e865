import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";

type Props = { href: string; children: ReactNode /** what a screen reader hears after the words */; about?: string };

/** A link that leaves this site, in a new tab, and says so. */
export function ExternalLink({ href, children, about }: Props) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link">
      {children}
      <ArrowUpRight aria-hidden="true" className="size-4" />
      <span className="sr-only">{about ? ` ${about}, opens in a new tab` : " opens in a new tab"}</span>
    </a>
  );
}
