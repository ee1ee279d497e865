import type { Route } from "next";
import type { ReactNode } from "react";
import { PageLink } from "./page-link";

/** A link of the header that knows when it leads to where one is. */
export function NavLink({ href, here, children }: { href: Route; here: string; children: ReactNode }) {
  return (
    <PageLink href={href} aria-current={here === href ? "page" : undefined} className="nav-item">
      {children}
    </PageLink>
  );
}
