import { sqlState } from "./sql-state";

/** Whether PostgreSQL ended a statement because its statement_timeout was over (57014, query_canceled). */
export const isOutOfTime = (error: unknown): boolean => sqlState(error) === "57014";
