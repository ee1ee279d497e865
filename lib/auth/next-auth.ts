import NextAuth from "next-auth";
import { env } from "@/lib/env";
import { authOptions } from "./options";
import { detailsOf } from "./request-details";

/** next-auth, set up when it is first used, so that a build needs no settings. */
export const { handlers, auth, signIn, signOut } = NextAuth((request) => {
  // The one place where next-auth takes its own address from. Without it links are built from the Host header, which
  // anyone can write, or from "localhost", which `next start` reports.
  process.env.AUTH_URL = env().APP_URL;
  return authOptions(request ? detailsOf(request.headers) : { userAgent: null, networkAddress: null });
});
