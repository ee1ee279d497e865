"use client";

import { unstable_isUnrecognizedActionError as isOfAnotherBuild } from "next/navigation";
import { Notice } from "./_ui/notice";

/** The last resort of a page. The server has logged the error under the same digest. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const isOutOfDate: boolean = isOfAnotherBuild(error);
  if (isOutOfDate) return <OutOfDate />;
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

/** Its forms are those of a build that is not served any more (docs/operations.md, "Deploying"). */
function OutOfDate() {
  return (
    <Notice
      title="This page is out of date"
      action={
        <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
          Load this page anew
        </button>
      }
    >
      We put a newer version in place after you opened it, so what you just did had no effect. Load the page anew and do
      it once more.
    </Notice>
  );
}
