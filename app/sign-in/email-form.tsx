"use client";

import { useActionState } from "react";
import { errorSentence } from "@/app/_ui/error-messages";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { sendLink } from "./actions";

/** Asks for a sign-in link. After a refusal the address stands there still, with what is wrong beside it. */
export function EmailForm({ next }: { next: string }) {
  const [{ answer, typed }, submit, isPending] = useActionState(sendLink, { answer: undefined, typed: "" });
  const problem = answer && !isPending ? errorSentence(answer.error, answer.retryAfterSeconds) : undefined;
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Field
        name="email"
        type="email"
        label="E-mail address"
        autoComplete="email"
        spellCheck={false}
        maxLength={254}
        required
        defaultValue={typed}
        error={problem}
      />
      <SubmitButton pendingLabel="Sending the link…" className="sm:justify-self-start">
        Send the link
      </SubmitButton>
    </form>
  );
}
