import { Prisma } from "@/generated/prisma/client";

/** PostgreSQL's own code for why a statement of Prisma's failed: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  const { driverAdapterError: found } = error.meta ?? {};
  return found instanceof Error ? (found.cause as { originalCode?: string } | undefined)?.originalCode : undefined;
}
