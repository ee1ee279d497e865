import pino from "pino";

/**
 * One JSON line per fact. Ids yes; e-mail addresses, secrets and portal URLs no: the serializer lets an error's name,
 * code and Stripe facts through, not its message where that came from outside.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});
