import { headers } from "next/headers";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Each server action begins with it. Next compares Origin with the Host headers of the same request and lets a missing
 * Origin pass; we compare with the configured address, and a request without an Origin is no form of ours.
 * @throws {AppError} bad_origin
 */
export async function requireSameOrigin(): Promise<void> {
  refuseOtherOrigin((await headers()).get("origin"));
}

/** @throws {AppError} bad_origin */
export function refuseOtherOrigin(origin: string | null): void {
  if (origin !== env().APP_URL) throw new AppError("bad_origin");
}
