import { AsyncLocalStorage } from "node:async_hooks";
import { findSession } from "./find-session";

// next-auth answers "nobody" when the session cannot be read. Nobody signed in and a database that is away are two things:
// who is signed in must not be led to the sign-in page, and asked to sign in where nobody can.
const attempt = new AsyncLocalStorage<{ failure?: unknown }>();

/** For next-auth's adapter: the session, with a note of a failure for `readSession`. */
export async function findSessionNoted(sessionToken: string) {
  try {
    return await findSession(sessionToken);
  } catch (error) {
    const reading = attempt.getStore();
    if (reading) reading.failure = error;
    throw error;
  }
}

/** What next-auth answers. Throws what kept the session from being read. */
export async function readSession<Session>(auth: () => Promise<Session>): Promise<Session> {
  const reading: { failure?: unknown } = {};
  const session = await attempt.run(reading, auth);
  if (reading.failure !== undefined) throw reading.failure;
  return session;
}
