import pino from "pino";
import { env } from "./env";

/** An error as the log may have it: what and where, never its message, which may quote an address, a URL or a row. */
export function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, cause, stack } = error;
  return {
    name,
    ...("code" in error && { code: error.code }),
    database: databaseAnswer(error),
    ...("facts" in error && (error.facts as object)),
    at: stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6)
      .map((line) => line.trim()),
    ...(cause ? { cause: errorLine(cause) } : {}),
  };
}

/** What the database said of a statement of Prisma's that failed: Prisma has one name and one code for all of it. */
export function databaseAnswer(error: Error): { kind?: string; originalCode?: string } | undefined {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } } };
  const answer = meta?.driverAdapterError?.cause;
  return answer && { kind: answer.kind, originalCode: answer.originalCode };
}

/** One JSON line per fact. Ids yes; e-mail addresses, secrets and portal URLs no. Errors go under the key `err`. */
export const log = pino({
  level: "trace",
  hooks: {
    // with each line, not here: scripts import this before they read .env
    logMethod(args, write, level) {
      if (level >= (pino.levels.values[env().LOG_LEVEL] ?? 0)) write.apply(this, args);
    },
  },
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: errorLine },
});
