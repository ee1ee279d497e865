"use client";

import { useState } from "react";
import { LeavingContext } from "@/app/_ui/leaving-context";
import { SubmitButton } from "@/app/_ui/submit-button";

/**
 * A form of the browser's own: the answer sets the cookie and redirects, also with JavaScript off. The link works once,
 * so a double click must not send it twice: the second answer would be that it was used already.
 */
export function ConfirmForm({ action }: { action: string }) {
  const [isSent, setSent] = useState(false);
  return (
    <form method="post" action={action} onSubmit={() => setSent(true)}>
      <LeavingContext value={isSent}>
        <SubmitButton pendingLabel="Signing in…" className="max-sm:w-full">
          Sign in
        </SubmitButton>
      </LeavingContext>
    </form>
  );
}
