/** @jsxImportSource hono/jsx */
import type { Context } from "hono";
import type { PortalEnv } from "./env";
import { finish } from "./finish";
import { Home } from "./home";

/** Ends something done from the home: back to it, or the home at once with the reason why it was refused. */
export const homeOr = (context: Context<PortalEnv>, refusal: string | undefined) =>
  refusal ? context.html(<Home view={context.var.view} problem={refusal} />, 422) : finish(context);
