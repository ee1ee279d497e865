import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter } from "next-auth/adapters";
import { db } from "@/lib/db/client";
import { tokenHash } from "./find-session";
import { findSessionNoted } from "./read-session";
import type { RequestDetails } from "./request-details";
import { sessionLife } from "./session-life";

/**
 * next-auth's own Prisma adapter with our sessions: found in one statement, stored under a hash, with the browser and the
 * network they began in.
 */
export function authAdapter(details: RequestDetails): Adapter {
  return {
    ...PrismaAdapter(db()),

    // providers tell addresses as they were typed; ours are lower-cased (a check in the database holds it)
    createUser: ({ name, email, emailVerified, image }) =>
      db().user.create({ data: { name, email: email.toLowerCase(), emailVerified, image } }),
    getUserByEmail: (email) => db().user.findUnique({ where: { email: email.toLowerCase() } }),

    getSessionAndUser: findSessionNoted,
    async createSession({ sessionToken, userId, expires }) {
      await db().session.create({ data: { sessionToken: tokenHash(sessionToken), userId, expires, ...details } });
      // It becomes the cookie's end. Reading a page renews the row but cannot renew a cookie, so the cookie gets the
      // longest life a session can have; whether it is still good, the row decides.
      return { sessionToken, userId, expires: new Date(Date.now() + sessionLife.longest * 1000) };
    },
    async updateSession({ sessionToken, expires }) {
      await db().session.updateMany({ where: { sessionToken: tokenHash(sessionToken) }, data: { expires } });
      return null;
    },
    async deleteSession(sessionToken) {
      await db().session.deleteMany({ where: { sessionToken: tokenHash(sessionToken) } }); // twice is no error
    },
  };
}
