type Problem = { title: string; sentence: string; nextStep: string };

/** next-auth's kinds of failure, and ours, as a person can use them. */
const problems = new Map<unknown, Problem>([
  [
    "Verification",
    {
      title: "This link does not work any more",
      sentence:
        "A link signs you in once, within ten minutes. This one was used already or is too old. You are not signed in.",
      nextStep: "Send me a new link",
    },
  ],
  [
    "AccessDenied",
    {
      title: "This account is closed",
      sentence:
        "You proved that the address is yours, but its account has been closed, so you are not signed in. Write to us if that is wrong.",
      nextStep: "Use another address",
    },
  ],
  [
    "OAuthAccountNotLinked",
    {
      title: "Sign in by e-mail instead",
      sentence:
        "There is an account with this address already, and it was not opened this way. We do not join the two by the address alone. You are not signed in.",
      nextStep: "Send me a link",
    },
  ],
  [
    "EmailNotVerified",
    {
      title: "That account has no proven address",
      sentence:
        "Your provider did not say that your e-mail address has been verified, so we cannot rely on it. You are not signed in.",
      nextStep: "Sign in by e-mail",
    },
  ],
  [
    "OAuthCallbackError",
    {
      title: "You are not signed in",
      sentence: "The sign-in was stopped at your provider. Nothing was changed.",
      nextStep: "Try again",
    },
  ],
]);

const unknownProblem: Problem = {
  title: "We could not sign you in",
  sentence: "Something went wrong on our side, and nothing was changed. Try again in a minute.",
  nextStep: "Try again",
};

export const signInProblem = (kind: unknown): Problem => problems.get(kind) ?? unknownProblem;
