import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { isEmail } from "@/lib/auth/email-address";
import { safeReturnPath } from "@/lib/auth/return-path";
import { ConfirmForm } from "./confirm-form";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

/** Where the link in the mail leads. Opening it changes nothing; the button signs in. */
export default async function ConfirmPage({ searchParams }: PageProps<"/sign-in/confirm">) {
  const { token, email, next } = await searchParams;
  // no page of ours says "sign in as" followed by whatever stands in an address
  if (typeof token !== "string" || !isEmail(email)) redirect("/sign-in/error?error=Verification" as Route);
  const link = new URLSearchParams({ token, email, callbackUrl: safeReturnPath(next) });
  return (
    <div className="mx-auto max-w-page">
      <PageTitle>One more click</PageTitle>
      <Card>
        <p className="mb-4">
          You are about to sign in as <strong className="font-medium">{email}</strong>.
        </p>
        <ConfirmForm action={`/api/auth/callback/email?${link}`} />
      </Card>
    </div>
  );
}
