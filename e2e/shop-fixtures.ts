import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect } from "./fixtures";
import { openShop, type Shop } from "./shop";

/** Tests of Stripe's pages on their own: each has a shop to itself, and the shop has a website to come back to. */
export const test = base.extend<{ shop: Shop }, { site: string }>({
  site: [
    async ({ browser: _browser }, use) => {
      const server = createServer((_request, response) => {
        response.setHeader("Content-Type", "text/html");
        response.end('<!doctype html><html lang="en"><link rel="icon" href="data:,"><h1>Example Shop</h1></html>');
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      await use(`http://localhost:${(server.address() as AddressInfo).port}`);
      server.closeAllConnections();
      server.close();
    },
    { scope: "worker" },
  ],
  shop: async ({ site }, use) => use(await openShop(site)),
});

export { expect };
