import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Card } from "@/app/_ui/card";
import { PageLink } from "@/app/_ui/page-link";
import { PageTitle } from "@/app/_ui/page-title";
import { cookieName } from "@/lib/auth/cookies";

export const metadata: Metadata = { title: "Check your mail" };

export default async function CheckEmailPage() {
  const sentTo = (await cookies()).get(cookieName("sent-to"))?.value;
  return (
    <div className="mx-auto max-w-page">
      <PageTitle>Check your mail</PageTitle>
      <Card>
        <p>
          We sent a link to {sentTo ? <strong className="font-medium">{sentTo}</strong> : "the address you entered"}.
          Open it within ten minutes, on this device or another one. It works once.
        </p>
        <p className="mt-3 text-muted text-sm">
          Nothing there after a minute? Look among unwanted mail, and check that the address is right.
        </p>
        <PageLink href="/sign-in" className="link -mb-2.5 mt-1">
          Use another address or send the link again
        </PageLink>
      </Card>
    </div>
  );
}
