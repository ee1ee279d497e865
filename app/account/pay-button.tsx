import { ArrowUpRight } from "lucide-react";

/** To the page of an open invoice, in a new tab. */
export function PayButton({ href, look }: { href: string; look: "primary" | "secondary" }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={`button button-${look} max-sm:w-full`}>
      Pay the invoice
      <ArrowUpRight aria-hidden="true" className="size-4" />
      <span className="sr-only"> opens in a new tab</span>
    </a>
  );
}
