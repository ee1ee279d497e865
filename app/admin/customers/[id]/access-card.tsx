import type { CurrentUser } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import type { Reader } from "@/lib/auth/reader";
import type { SignIn } from "@/lib/auth/sign-ins";
import type { PersonUser } from "@/lib/customers/find-person";
import { inWords } from "@/lib/words/in-words";
import { ActionForm } from "../../../_ui/action-form";
import { Card } from "../../../_ui/card";
import { deviceWords } from "../../../_ui/device-words";
import { SubmitButton } from "../../../_ui/submit-button";
import { Time } from "../../../_ui/time";
import { AccessForms } from "../../people/access-forms";
import { signOutEverywhere } from "./actions";

type Props = { actor: CurrentUser; user: PersonUser; signIns: SignIn[]; providers: string[]; reader: Reader };

/** Where somebody is signed in, by which ways they may, and what can be done about it. */
export function AccessCard({ actor, user, signIns, providers, reader }: Props) {
  return (
    <Card title="Sign-ins and role">
      {signIns.length === 0 && <p className="text-muted">Not signed in anywhere now.</p>}
      <ul className="divide-y divide-line">
        {signIns.map(({ id, userAgent, networkAddress, createdAt }) => (
          <li key={id} className="py-2">
            {(userAgent && deviceWords(userAgent)) || "Unknown browser"}
            <span className="block text-muted text-sm">
              <Time at={createdAt} reader={reader} />
              {networkAddress && ` · ${networkAddress}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted text-sm">
        Ways to sign in: {["a link to the mailbox", ...providers.map(inWords)].join(", ")}.
      </p>
      <div className="mt-3 grid gap-1">
        {signIns.length > 0 && may(actor, "revoke_sign_ins") && (
          <ActionForm action={signOutEverywhere}>
            <input type="hidden" name="personId" value={user.id} />
            <SubmitButton look="link" pendingLabel="Signing out…">
              Sign them out everywhere
            </SubmitButton>
          </ActionForm>
        )}
        <AccessForms actor={actor} person={user} page="customer" />
      </div>
    </Card>
  );
}
