/** @jsxImportSource hono/jsx */
import { Page } from "../page";
import type { CheckoutPageProps } from "./checkout-page";

/** A Checkout that is over: paid for, or too old. */
export function ClosedPage({ reader, business, session }: CheckoutPageProps) {
  const title = reader.say(session.status === "complete" ? "checkoutComplete" : "checkoutExpired");
  return (
    <Page reader={reader} title={title} business={business}>
      <h1>{title}</h1>
      {session.cancel_url && (
        <p>
          <a href={session.cancel_url}>{reader.say("backTo", business)}</a>
        </p>
      )}
    </Page>
  );
}
