import { randomUUID } from "node:crypto";
import type { CurrentUser } from "@/lib/auth/current-user";
import { openPortalSession } from "@/lib/portal/open-session";

// A click as a program of its own, for a test that kills it half-way.
const user = JSON.parse(process.argv[2] ?? "") as CurrentUser;
const request = { userAgent: null, networkAddress: null };
await openPortalSession({ user, intentKey: randomUUID(), flow: null, locale: null, source: "/account", request });
