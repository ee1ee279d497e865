import type { Route } from "next";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"a">, "href"> & { href: Route };

/**
 * A link to a page of ours; one to nowhere fails the build. A whole page load, on purpose: what is shown is what is true
 * now, the header included, nothing is fetched before it is asked for, and the router's own link would be 4 kB more of script.
 */
export function PageLink({ children, ...anchor }: Props) {
  return <a {...anchor}>{children}</a>;
}
