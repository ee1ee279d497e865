import { Prisma } from "@/generated/prisma/client";

/** Whether PostgreSQL ended a statement because its statement_timeout was over (57014, query_canceled). */
export function isOutOfTime(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { driverAdapterError: found } = error.meta ?? {};
  return found instanceof Error && (found.cause as { originalCode?: string } | undefined)?.originalCode === "57014";
}
