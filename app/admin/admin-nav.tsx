import type { Route } from "next";
import { headers } from "next/headers";
import { PageLink } from "../_ui/page-link";

const pages: { href: Route; name: string }[] = [
  { href: "/admin", name: "Overview" },
  { href: "/admin/sessions", name: "Sessions" },
  { href: "/admin/customers", name: "Customers" },
  { href: "/admin/events", name: "Events" },
  { href: "/admin/configuration", name: "Configuration" },
  { href: "/admin/people", name: "People" },
];

/** The ways through the admin area. On a phone they take two rows. */
export async function AdminNav() {
  const path = ((await headers()).get("x-path") ?? "").split("?")[0] ?? ""; // proxy.ts writes it
  const isHere = (href: string) => path === href || (href !== "/admin" && path.startsWith(`${href}/`));
  return (
    <nav aria-label="Admin" className="-mx-4 -mt-8 mb-8 border-line border-b px-4 sm:-mx-6 sm:-mt-12 sm:mb-10 sm:px-6">
      <ul className="-mx-1 flex flex-wrap gap-x-5">
        {pages.map(({ href, name }) => (
          <li key={href}>
            <PageLink href={href} aria-current={isHere(href) ? "page" : undefined} className="nav-item nav-item-small">
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
