import type { Context } from "hono";
import type { PortalEnv } from "./env";

/** Where a visitor goes when something was done: a flow ends as its `after_completion` says, the rest at the home. */
export function finish(context: Context<PortalEnv>): Response {
  const { base, home, session } = context.var.view;
  const completion = session.flow?.after_completion;
  if (completion?.type === "redirect" && completion.redirect)
    return context.redirect(completion.redirect.return_url, 303);
  if (completion?.type === "hosted_confirmation") return context.redirect(`${base}/done`, 303);
  return context.redirect(home ?? base, 303);
}

/** Back to where this visit starts, when a page was asked for that it does not have. */
export const backToStart = (context: Context<PortalEnv>): Response =>
  context.redirect(context.var.view.home ?? context.var.view.base, 303);
