import type { Metadata } from "next";
import { Card } from "@/app/_ui/card";
import { PageLink } from "@/app/_ui/page-link";
import { PageTitle } from "@/app/_ui/page-title";
import { SubmitButton } from "@/app/_ui/submit-button";
import { currentUser } from "@/lib/auth/current-user";
import { signOut, signOutEverywhere } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await currentUser()) ? "Sign out" : "You are signed out",
});

/** Asks which sessions to end; says so when there is none left. */
export default async function SignOutPage() {
  const user = await currentUser();
  return (
    <div className="mx-auto max-w-page">
      <PageTitle>{user ? "Sign out" : "You are signed out"}</PageTitle>
      <Card>
        {user ? (
          <>
            <p className="mb-4">
              You are signed in as <strong className="font-medium">{user.email}</strong>.
            </p>
            <div className="flex flex-wrap gap-3 max-sm:[&_.button]:w-full max-sm:[&_form]:w-full">
              <form action={signOut}>
                <SubmitButton pendingLabel="Signing out…">Sign out</SubmitButton>
              </form>
              <form action={signOutEverywhere}>
                <SubmitButton look="secondary" pendingLabel="Signing out…">
                  Sign out everywhere
                </SubmitButton>
              </form>
            </div>
            <p className="mt-3 text-muted text-sm">
              Everywhere means every browser and device on which you are signed in.
            </p>
          </>
        ) : (
          <>
            <p className="mb-4">Nobody who uses this browser after you can see your billing.</p>
            <PageLink href="/sign-in" className="button button-primary max-sm:w-full">
              Sign in again
            </PageLink>
          </>
        )}
      </Card>
    </div>
  );
}
