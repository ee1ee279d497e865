type Ending = { title: string; sentences: string[]; way: "sign_in" | "start" };

const signedOut: Ending = {
  title: "You are signed out",
  sentences: ["Nobody who uses this browser after you can see your billing."],
  way: "sign_in",
};
const reported: Ending = {
  title: "We have your report",
  sentences: [
    "Our staff look at the visit and write to you. You are signed out in every browser.",
    "The report stands on the visit, in your history.",
  ],
  way: "sign_in",
};
const deleted: Ending = {
  title: "Your account is deleted",
  sentences: [
    "Your name, address and sign-ins are gone here, and you are signed out in every browser.",
    "Your bills and the record of visits stay, without your name, because books must be kept.",
  ],
  way: "start",
};

/** How somebody came to be signed out, from the address. */
export function endingOf(params: Record<string, string | string[] | undefined>): Ending {
  if (params.reported === "yes") return reported;
  return params.deleted === "yes" ? deleted : signedOut;
}
