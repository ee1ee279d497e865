import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

type Wake = () => void;

// one connection for each channel, shared by all who listen; the development server reloads modules
const globals = globalThis as unknown as { porticoChannels?: Map<string, Channel> };
globals.porticoChannels ??= new Map();

/**
 * Wakes somebody whenever the channel is notified, and after the connection was lost and is back: what was said in
 * between is not told again. LISTEN needs a connection of its own, directly or through a pool by session.
 * @returns what stops it; with the last one the connection is closed
 */
export function listen(channel: string, wake: Wake): () => void {
  const channels = globals.porticoChannels as Map<string, Channel>;
  const found = channels.get(channel) ?? new Channel(channel);
  channels.set(channel, found);
  found.add(wake);
  return () => {
    if (found.remove(wake)) channels.delete(channel);
  };
}

class Channel {
  private readonly wakes = new Set<Wake>();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private waitMs = 250;

  constructor(private readonly name: string) {
    void this.connect();
  }

  add(wake: Wake) {
    this.wakes.add(wake);
  }

  /** @returns whether nobody listens any more */
  remove(wake: Wake): boolean {
    this.wakes.delete(wake);
    if (this.wakes.size) return false;
    clearTimeout(this.retry);
    const { client } = this;
    this.client = undefined;
    client?.end().catch(() => {});
    return true;
  }

  private async connect() {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: `portico listens to ${this.name}`,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    this.client = client;
    client.on("notification", () => this.wakeAll());
    client.on("error", () => this.lost(client));
    client.on("end", () => this.lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(this.name)}`);
      // a sign for who would notify that somebody hears it: migration log_notify_followers
      await client.query("SELECT pg_advisory_lock_shared(hashtext($1))", [this.name]);
      this.waitMs = 250;
      this.wakeAll();
    } catch {
      this.lost(client);
    }
  }

  private lost(client: pg.Client) {
    if (this.client !== client || this.wakes.size === 0) return; // closed by ourselves, or replaced
    this.client = undefined;
    client.end().catch(() => {});
    log.warn({ channel: this.name, retryMs: this.waitMs }, "listening connection lost");
    this.retry = setTimeout(() => void this.connect(), this.waitMs).unref();
    this.waitMs = Math.min(this.waitMs * 2, 30_000);
  }

  private wakeAll() {
    for (const wake of this.wakes) wake();
  }
}
