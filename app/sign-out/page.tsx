import type { Metadata } from "next";
import { Card } from "@/app/_ui/card";
import { PageLink } from "@/app/_ui/page-link";
import { PageTitle } from "@/app/_ui/page-title";
import { SubmitButton } from "@/app/_ui/submit-button";
import { currentUser } from "@/lib/auth/current-user";
import { signOut, signOutEverywhere } from "./actions";
import { endingOf } from "./ending";

export const generateMetadata = async ({ searchParams }: PageProps<"/sign-out">): Promise<Metadata> => ({
  title: (await currentUser()) ? "Sign out" : endingOf(await searchParams).title,
});

/** Asks which sessions to end; says so when there is none left, and what else came of it. */
export default async function SignOutPage({ searchParams }: PageProps<"/sign-out">) {
  const [user, params] = await Promise.all([currentUser(), searchParams]);
  const ending = endingOf(params);
  return (
    <div className="mx-auto max-w-page">
      <PageTitle>{user ? "Sign out" : ending.title}</PageTitle>
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
          <div className="grid justify-items-start gap-4">
            {ending.sentences.map((sentence) => (
              <p key={sentence} className="max-w-prose">
                {sentence}
              </p>
            ))}
            {ending.way === "sign_in" ? (
              <PageLink href="/sign-in" className="button button-primary max-sm:w-full">
                Sign in again
              </PageLink>
            ) : (
              <PageLink href="/" className="button max-sm:w-full">
                Go to the start page
              </PageLink>
            )}
          </div>
        )}
      </Card>
    </div>
  );
}
