import type { Reader } from "@/lib/auth/reader";
import type { SignIn } from "@/lib/auth/sign-ins";
import { ActionForm } from "../../_ui/action-form";
import { Badge } from "../../_ui/badge";
import { deviceWords } from "../../_ui/device-words";
import { exactTime } from "../../_ui/format-time";
import { SubmitButton } from "../../_ui/submit-button";
import { Time } from "../../_ui/time";
import { endSignIn } from "./actions";

/** Each browser that is signed in, and the way to sign it out. */
export function SignInList({ signIns, reader }: { signIns: SignIn[]; reader: Reader }) {
  return (
    <ul className="-mb-2 divide-y divide-line">
      {signIns.map(({ id, userAgent, networkAddress, createdAt, isThisOne }) => {
        const device = (userAgent && deviceWords(userAgent)) || "Unknown browser";
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2">
                {device}
                {isThisOne && <Badge word="This browser" tone="good" />}
              </p>
              <p className="text-muted text-sm">
                Since <Time at={createdAt} reader={reader} look="exact" />
                {networkAddress && ` · ${networkAddress}`}
              </p>
            </div>
            <ActionForm action={endSignIn}>
              <input type="hidden" name="signIn" value={id} />
              <SubmitButton look="link" pendingLabel="Signing out…" className="sm:[&>span]:justify-items-end">
                Sign out
                <span className="sr-only">
                  {" "}
                  {isThisOne ? "this browser" : `${device}, since ${exactTime(createdAt, reader)}`}
                </span>
              </SubmitButton>
            </ActionForm>
          </li>
        );
      })}
    </ul>
  );
}
