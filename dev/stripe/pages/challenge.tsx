/** @jsxImportSource hono/jsx */
import { behaviourOf } from "../domain/test-cards";
import { Page } from "./page";
import type { Reader } from "./reader";

/** What the bank of a card with 3D Secure said: `asked` is nothing yet. */
export function challengeOf(number: string, form: URLSearchParams): "passed" | "failed" | "asked" {
  return behaviourOf(number).challenge ? challengeAnswer(form) : "passed";
}

/** What was chosen on the bank's page. */
export function challengeAnswer(form: URLSearchParams): "passed" | "failed" | "asked" {
  const answer = form.get("authentication");
  if (answer === "complete") return "passed";
  return answer === "fail" ? "failed" : "asked";
}

type ChallengeProps = { reader: Reader; business: string; action: string; form: URLSearchParams };

/** The bank's page in between: it posts what was typed once more, with the bank's answer. */
export function Challenge({ reader, business, action, form }: ChallengeProps) {
  const title = reader.say("authenticate");
  return (
    <Page reader={reader} title={title} business={business}>
      <h1>{title}</h1>
      <p>{reader.say("authenticateText")}</p>
      <form method="post" action={action} class="actions">
        {[...form].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" name="authentication" value="complete">
          {reader.say("complete")}
        </button>
        <button type="submit" name="authentication" value="fail" class="plain">
          {reader.say("fail")}
        </button>
      </form>
    </Page>
  );
}
