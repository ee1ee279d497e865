import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { currentUser } from "@/lib/auth/current-user";
import { offeredProviders } from "@/lib/auth/offered-providers";
import { safeReturnPath } from "@/lib/auth/return-path";
import { EmailForm } from "./email-form";
import { ProviderButtons } from "./provider-buttons";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = safeReturnPath((await searchParams).next);
  if (await currentUser()) redirect(next as Route);
  return (
    <div className="mx-auto max-w-page">
      <PageTitle lead="Enter your e-mail address and we will send you a link. There is no password.">Sign in</PageTitle>
      <Card>
        <EmailForm next={next} />
        <ProviderButtons providers={offeredProviders()} next={next} />
      </Card>
    </div>
  );
}
