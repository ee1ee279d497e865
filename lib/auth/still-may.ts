import { cookies } from "next/headers";
import { cookieName } from "./cookies";
import { findSession } from "./find-session";
import { may, type Permission } from "./permissions";

/**
 * For an answer that goes on for long: a question that can be asked again after the request, whether who began it is
 * signed in still and may do this still.
 */
export async function stillMay(permission: Permission): Promise<() => Promise<boolean>> {
  const token = (await cookies()).get(cookieName("session"))?.value;
  return async () => {
    const found = token ? await findSession(token) : null;
    return found !== null && may(found.user, permission);
  };
}
