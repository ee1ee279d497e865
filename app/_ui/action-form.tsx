"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import type { ErrorCode } from "@/lib/errors";
import { type Asked, errorSentence } from "./error-messages";
import { LeavingContext } from "./leaving-context";

/** What an action answers when it does not redirect; nothing when it went well. */
export type ActionAnswer = { error: ErrorCode; intentKey?: string; retryAfterSeconds?: number } | undefined;

type Props = {
  action: (state: ActionAnswer, data: FormData) => Promise<ActionAnswer>;
  /** One per rendered form, so that a double click is one intent; after an error the answer brings the next one. */
  intentKey?: string;
  /** The action ends on another site: the button stays pending until the browser has left. */
  leavesSite?: boolean;
  /** What of Stripe's it asks for, if anything: whose fault a problem is told to be. */
  asks?: Asked;
  /** With `contents` it is one of a row, and its problem stands below the whole of it. */
  className?: string;
  children: ReactNode;
};

/** A form posting to a server action, with the line that says what went wrong. The same without JavaScript. */
export function ActionForm({ action, intentKey, leavesSite = false, asks = "records", className, children }: Props) {
  const [answer, submit, isPending] = useActionState(action, undefined);
  const [isSent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(reloadWhenRestored, []);
  useEffect(() => keepWhatWasTyped(form.current), []);
  // a redirect to another site resolves to undefined some moments before the browser goes
  const isLeaving = leavesSite && isSent && !isPending && answer === undefined;
  return (
    <form ref={form} action={submit} onSubmit={() => setSent(true)} className={className}>
      {intentKey && <input type="hidden" name="intentKey" value={answer?.intentKey ?? intentKey} />}
      <LeavingContext value={isLeaving}>{children}</LeavingContext>
      {answer && !isPending && (
        <p
          role="alert"
          className="order-last col-span-full mt-3 w-full rounded-lg bg-failed-soft px-3 py-2 text-failed text-sm"
        >
          {errorSentence(answer.error, answer.retryAfterSeconds, asks)}
        </p>
      )}
    </form>
  );
}

// Coming back with the browser's Back button may show this very page from memory: a spent intent, yesterday's plan.
function reloadWhenRestored() {
  const onShow = (event: PageTransitionEvent) => event.persisted && window.location.reload();
  window.addEventListener("pageshow", onShow);
  return () => window.removeEventListener("pageshow", onShow);
}

// React empties a form after its action; who is told that something went wrong would have to type it all again.
function keepWhatWasTyped(form: HTMLFormElement | null) {
  const refuse = (event: Event) => event.preventDefault();
  form?.addEventListener("reset", refuse);
  return () => form?.removeEventListener("reset", refuse);
}
