/** @jsxImportSource hono/jsx */
import { Page } from "./page";
import { readerOf } from "./reader";

/** For an address that leads to nothing, whatever the reason: it does not say which. */
export const MissingPage = () => {
  const reader = readerOf(["en"]);
  return (
    <Page reader={reader} title={reader.say("missing")} business="local Stripe">
      <h1>{reader.say("missing")}</h1>
      <p>{reader.say("missingText")}</p>
    </Page>
  );
};
