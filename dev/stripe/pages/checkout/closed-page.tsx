/** @jsxImportSource hono/jsx */
import { Page } from "../page";
import type { CheckoutPageProps } from "./checkout-page";

/** A Checkout that is over: paid for, or too old. */
export function ClosedPage({ reader, business, session }: CheckoutPageProps) {
  const title = reader.say(session.status === "complete" ? "checkoutComplete" : "checkoutExpired");
  const recovery = session.after_expiration?.recovery?.url;
  return (
    <Page reader={reader} title={title} business={business}>
      <h1>{title}</h1>
      {recovery && (
        <p>
          <a class="button" href={recovery}>
            {reader.say("startAgain")}
          </a>
        </p>
      )}
      {session.cancel_url && (
        <p>
          <a href={session.cancel_url}>{reader.say("backTo", business)}</a>
        </p>
      )}
    </Page>
  );
}
