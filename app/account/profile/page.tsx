import type { Metadata } from "next";
import { cookies } from "next/headers";
import { cookieName } from "@/lib/auth/cookies";
import { requireUser } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { listSignIns } from "@/lib/auth/sign-ins";
import { inWords } from "@/lib/words/in-words";
import { ActionForm } from "../../_ui/action-form";
import { Card } from "../../_ui/card";
import { Field } from "../../_ui/field";
import { PageTitle } from "../../_ui/page-title";
import { StatusNotice } from "../../_ui/status-notice";
import { SubmitButton } from "../../_ui/submit-button";
import { deleteAccount, saveProfile } from "./actions";
import { LanguageSelect } from "./language-select";
import { SignInList } from "./sign-in-list";
import { TimeZoneSelect } from "./time-zone-select";

export const metadata: Metadata = { title: "Profile" };

/** Who one is here, where one is signed in, and the way out for good. */
export default async function ProfilePage({ searchParams }: PageProps<"/account/profile">) {
  const user = await requireUser("/account/profile");
  const [{ saved }, { signIns, providers }, forReader] = await Promise.all([
    searchParams,
    cookies().then((jar) => listSignIns(user.id, jar.get(cookieName("session"))?.value)),
    reader(),
  ]);
  const methods = ["a link to your mailbox", ...providers.map(inWords)].join(", ");
  return (
    <>
      {saved === "yes" && (
        <StatusNotice tone="good" title="Saved.">
          <p>Dates and the billing portal follow it from now on.</p>
        </StatusNotice>
      )}
      <PageTitle lead={user.email}>Profile</PageTitle>
      <Card title="About you">
        <ActionForm action={saveProfile} className="grid justify-items-start gap-4 [&>div]:w-full">
          <Field name="name" label="Name" defaultValue={user.name ?? ""} maxLength={200} autoComplete="name" />
          <LanguageSelect chosen={user.locale} reader={forReader} />
          <TimeZoneSelect chosen={user.timeZone} reader={forReader} />
          <SubmitButton pendingLabel="Saving…" className="max-sm:w-full">
            Save
          </SubmitButton>
        </ActionForm>
      </Card>
      <Card title="Where you are signed in">
        <p className="mb-2 text-muted">You can sign in by {methods}.</p>
        <SignInList signIns={signIns} reader={forReader} />
      </Card>
      <Card title="Delete my account">
        <ActionForm action={deleteAccount} className="grid justify-items-start gap-3">
          <p className="max-w-prose">
            Your name, address and sign-ins are deleted here, at once and for good. Your bills and the record of visits
            stay, without your name, because books must be kept. While you have a subscription we delete nothing: cancel
            it first.
          </p>
          <label className="flex min-h-11 items-center gap-2">
            <input type="checkbox" name="sure" value="yes" required />
            Delete my account for good
          </label>
          <SubmitButton look="secondary" pendingLabel="Deleting…" className="max-sm:w-full">
            Delete my account
          </SubmitButton>
        </ActionForm>
      </Card>
    </>
  );
}
