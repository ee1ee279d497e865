/** @jsxImportSource hono/jsx */
import type { CardEntry, CardProblems } from "./card-entry";
import { Field } from "./field";
import type { Reader } from "./reader";

type CardFieldsProps = { reader: Reader; entry?: CardEntry | undefined; problems?: CardProblems | undefined };

/** The inputs of a card. The security code is never shown again, as on any page that asks for one. */
export function CardFields({ reader, entry, problems = {} }: CardFieldsProps) {
  const say = (name: keyof CardProblems) => {
    const problem = problems[name];
    return problem && reader.say(problem);
  };
  return (
    <>
      <Field
        name="number"
        label={reader.say("cardNumber")}
        value={entry?.number}
        problem={say("number")}
        autocomplete="cc-number"
        maxlength={30}
        numeric
      />
      <div class="row">
        <Field
          name="expiry"
          label={reader.say("expiry")}
          value={entry?.expiry}
          problem={say("expiry")}
          autocomplete="cc-exp"
          maxlength={12}
          numeric
        />
        <Field
          name="cvc"
          label={reader.say("securityCode")}
          problem={say("cvc")}
          autocomplete="cc-csc"
          maxlength={4}
          numeric
        />
      </div>
      <Field name="name" label={reader.say("nameOnCard")} value={entry?.name} autocomplete="cc-name" maxlength={200} />
    </>
  );
}
