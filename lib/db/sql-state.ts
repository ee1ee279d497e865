import { Prisma } from "@/generated/prisma/client";
import { databaseAnswer } from "@/lib/log";

/** PostgreSQL's own code for why a statement of Prisma's failed: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  return databaseAnswer(error)?.originalCode;
}
