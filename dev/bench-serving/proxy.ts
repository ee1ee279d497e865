import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export type InstanceProxy = {
  url: string;
  /** Sends requests there as well. */
  add: (instance: string) => void;
  /** Sends nothing there any more, and waits until what was sent is answered. */
  drain: (instance: string) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Each request to the next instance, by a connection of its own. Where that is refused, nothing was sent, and the instance after
 * it is asked; whatever else breaks is a 502, as most proxies have it for a form.
 */
export async function startProxy(): Promise<InstanceProxy> {
  const instances: string[] = [];
  const open = new Map<string, number>(); // requests that are not answered yet
  let turn = 0;

  const server = createServer(async (asked, answer) => {
    const body = Buffer.concat(await asked.toArray());
    const order = instances.map((_, index) => instances[(turn + index) % instances.length] as string);
    turn++;
    for (const instance of order) {
      open.set(instance, (open.get(instance) ?? 0) + 1);
      try {
        const theirs = await pass(instance, asked, body);
        const { connection: _, "transfer-encoding": __, ...headers } = theirs.headers; // of their connection, not of ours
        answer.writeHead(theirs.statusCode ?? 502, headers);
        await theirs.forEach((chunk) => void answer.write(chunk));
        return answer.end();
      } catch (error) {
        if (answer.headersSent) return answer.destroy();
        if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") break;
      } finally {
        open.set(instance, (open.get(instance) ?? 0) - 1);
      }
    }
    answer.writeHead(502).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (instance) => void instances.push(instance),
    drain: async (instance) => {
      instances.splice(instances.indexOf(instance), 1);
      while (open.get(instance)) await wait(5);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function pass(instance: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request(`${instance}${url}`, { method, headers: { ...headers, connection: "close" }, agent: false });
    call.on("response", resolve);
    call.on("error", reject);
    call.end(body);
  });
}
