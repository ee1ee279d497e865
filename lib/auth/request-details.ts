import { headers } from "next/headers";
import { env } from "@/lib/env";
import { networkAddressOf } from "./network-address";

export type RequestDetails = { userAgent: string | null; networkAddress: string | null };

/** From where the request that is being answered came: what we write beside a visit, a sign-in, a change of role. */
export async function requestDetails(): Promise<RequestDetails> {
  return detailsOf(await headers());
}

export function detailsOf(headers: Headers): RequestDetails {
  return {
    userAgent: headers.get("user-agent")?.slice(0, 512) || null,
    networkAddress: networkAddressOf(headers.get("x-forwarded-for"), env().TRUSTED_PROXIES),
  };
}
