import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { PageLink } from "@/app/_ui/page-link";
import { PageTitle } from "@/app/_ui/page-title";
import { currentUser } from "@/lib/auth/current-user";
import { signInProblem } from "./problems";

export const metadata: Metadata = { title: "You are not signed in" };

export default async function SignInErrorPage({ searchParams }: PageProps<"/sign-in/error">) {
  const { error } = await searchParams;
  // the Back button and a second click on the same link: they are in, so nothing is wrong
  if (error === "Verification" && (await currentUser())) redirect("/account");
  const { title, sentence, nextStep } = signInProblem(error);
  return (
    <div className="mx-auto max-w-page">
      <PageTitle>{title}</PageTitle>
      <Card>
        <p className="mb-4">{sentence}</p>
        <PageLink href="/sign-in" className="button button-primary max-sm:w-full">
          {nextStep}
        </PageLink>
      </Card>
    </div>
  );
}
