import { realpathSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { SMTPServer } from "smtp-server";
import { type Mail, parseMail } from "./mail";
import { listPage, mailPage, missingPage } from "./pages";

export type Mailbox = { url: string; smtpUrl: string; close: () => Promise<void> };

const kept = 500;
const host = "127.0.0.1";

/** Takes every mail sent to it and delivers none: SMTP on one port, a page and JSON on the other (0: any free port). */
export async function startMailbox(ports: { smtpPort: number; httpPort: number }): Promise<Mailbox> {
  const mails: Mail[] = []; // newest first
  let count = 0;

  const smtp = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    size: 5_000_000,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      parseMail(stream, recipients, String(++count)).then((mail) => {
        mails.unshift(mail);
        mails.length = Math.min(mails.length, kept);
        done();
      }, done);
    },
  });
  smtp.on("error", () => {}); // a sender that hangs up; its next try is a new connection

  const http = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://mailbox");
    const id = /^\/messages\/(\d+)$/.exec(url.pathname)?.[1];
    if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405).end();
    if (url.pathname === "/") return send(response, 200, listPage(mails));
    if (url.pathname === "/messages") {
      const to = url.searchParams.get("to")?.toLowerCase();
      return send(response, 200, to ? mails.filter((mail) => mail.to.includes(to)) : mails);
    }
    const mail = mails.find((candidate) => candidate.id === id);
    return mail ? send(response, 200, mailPage(mail)) : send(response, 404, missingPage());
  });

  const [smtpPort, httpPort] = await Promise.all([listen(smtp.server, ports.smtpPort), listen(http, ports.httpPort)]);
  return {
    url: `http://localhost:${httpPort}`,
    smtpUrl: `smtp://${host}:${smtpPort}`,
    close: async () => {
      http.closeAllConnections();
      await Promise.all([new Promise<void>((done) => smtp.close(done)), new Promise((done) => http.close(done))]);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function send(response: ServerResponse, status: number, body: string | Mail[]) {
  const isPage = typeof body === "string";
  response.writeHead(status, {
    "Content-Type": isPage ? "text/html; charset=utf-8" : "application/json",
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; frame-src 'self'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
  });
  response.end(isPage ? body : JSON.stringify(body));
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? ".")).href) {
  const { values } = parseArgs({
    options: { smtp: { type: "string", default: "1025" }, http: { type: "string", default: "8025" } },
  });
  const mailbox = await startMailbox({ smtpPort: Number(values.smtp), httpPort: Number(values.http) });
  console.log(`Mailbox: ${mailbox.url}, SMTP: ${mailbox.smtpUrl}`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => mailbox.close().finally(() => process.exit(0)));
  }
}
