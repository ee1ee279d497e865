import { db } from "@/lib/db/client";

/** First in a transaction of the tables' owner: rows of the log may be deleted in it, as by retention. */
export const letRowsGo = () => db().$executeRaw`SELECT set_config('portico.retention', 'on', true)`;
