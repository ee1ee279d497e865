"use client";

import { Notice } from "./_ui/notice";

/** The last resort of a page. The server has logged the error under the same digest. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Notice
      title="This page could not be shown"
      action={
        <button type="button" className="button button-primary" onClick={() => retry()}>
          Try again
        </button>
      }
    >
      Something failed on our side. Nothing you did is lost and nothing was charged. Try again; if it stays, write to us
      {error.digest ? ` and mention ${error.digest}.` : "."}
    </Notice>
  );
}
