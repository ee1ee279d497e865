import { headers } from "next/headers";
import { currentUser } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { signOut } from "../sign-out/actions";
import { Brand } from "./brand";
import { NavLink } from "./nav-link";
import { SubmitButton } from "./submit-button";

/** The top of every page: whose site this is, the ways on, and the way out. */
export async function SiteHeader() {
  const user = await currentUser();
  const here = ((await headers()).get("x-path") ?? "").split("?")[0] ?? ""; // proxy.ts writes it
  return (
    <header className="flex flex-wrap items-center gap-x-5 border-line border-b bg-surface px-4 sm:px-6">
      <div className="flex min-w-32 flex-1 items-center">
        <Brand />
      </div>
      <nav
        aria-label="Main"
        className="-mx-1 flex flex-wrap print:hidden items-center gap-x-5 max-sm:gap-x-3 max-sm:order-last max-sm:w-[calc(100%+0.5rem)]"
      >
        {user && (
          <>
            <NavLink here={here} href="/account">
              Billing
            </NavLink>
            <NavLink here={here} href="/account/sessions">
              History
            </NavLink>
            <NavLink here={here} href="/account/profile">
              Profile
            </NavLink>
          </>
        )}
        <NavLink here={here} href="/pricing">
          Plans
        </NavLink>
        {user && may(user, "read_admin") && (
          <NavLink here={here.startsWith("/admin/") ? "/admin" : here} href="/admin">
            Admin
          </NavLink>
        )}
        {!user && (
          <NavLink here={here} href="/sign-in">
            Sign in
          </NavLink>
        )}
      </nav>
      {user && (
        <form action={signOut} className="-mr-1">
          <SubmitButton look="nav" pendingLabel="Leaving…">
            Sign out
          </SubmitButton>
        </form>
      )}
    </header>
  );
}
