import type { ReactNode } from "react";

/** The column customers read in. Who may read what is asked where it is read. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return <div className="mx-auto grid max-w-page grid-cols-1 gap-6 [&>header]:mb-0">{children}</div>;
}
