import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linksIn, type Mail } from "./mail";
import { type Mailbox, startMailbox } from "./server";

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox({ smtpPort: 0, httpPort: 0 });
});
afterAll(() => mailbox.close());

async function send(to: string, subject: string) {
  const html = `<p>Hello <b>${to}</b>: <a href="https://app.test/in?a=1&amp;b=2">sign in</a></p>`;
  const text = "Sign in: https://app.test/in?a=1&b=2. Bye <script>alert(1)</script>";
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({ from: "Portico <hello@app.test>", to, subject, text, html });
  transport.close();
}
const inbox = async (to: string) => (await (await fetch(`${mailbox.url}/messages?to=${to}`)).json()) as Mail[];

describe("startMailbox", () => {
  it("keeps a mail for its recipient, newest first, whatever the letters' case", async () => {
    await send("Ada@Example.com", "First");
    await send("ada@example.com", "Second");
    await send("bob@example.com", "Other");
    const mails = await inbox("ADA@example.com");
    expect(mails.map((mail) => mail.subject)).toEqual(["Second", "First"]);
    expect(mails[0]).toMatchObject({ to: ["ada@example.com"], links: ["https://app.test/in?a=1&b=2"] });
  });

  it("shows a mail's text escaped and its HTML in a sandboxed frame", async () => {
    await send("eve@example.com", "<img src=x onerror=alert(1)>");
    const [mail] = await inbox("eve@example.com");
    for (const path of ["/", `/messages/${mail?.id}`]) {
      const answer = await fetch(mailbox.url + path);
      const page = await answer.text();
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
      expect(page).not.toMatch(/<img|<script/);
    }
  });

  it("answers 404 for a mail it does not have", async () => {
    expect((await fetch(`${mailbox.url}/messages/999999`)).status).toBe(404);
  });
});

describe("linksIn", () => {
  it.each([
    ['<a href="https://a.test/?x=1&amp;y=2">', "", ["https://a.test/?x=1&y=2"]],
    [
      "<a href='https://a.test/'>",
      "see https://a.test/ or (https://b.test/x).",
      ["https://a.test/", "https://b.test/x"],
    ],
    ['<a href="mailto:a@b.test"> <a href="javascript:alert(1)">', "", []],
  ])("%s %s", (html, text, links) => expect(linksIn(html, text)).toEqual(links));
});
