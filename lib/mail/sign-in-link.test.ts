import { describe, expect, it } from "vitest";
import { sendSignInLink } from "./sign-in-link";

process.env.BRAND_NAME = "Ben & <Co>";
process.env.BRAND_ACCENT = "#ffd400";

const link = "http://localhost:3000/sign-in/confirm?token=abc&email=ana%40example.com&next=%2Faccount";
type Mail = { to: string[]; from: string; subject: string; text: string; html: string; links: string[] };

async function mailTo(address: string): Promise<Mail> {
  const answer = await fetch(`${process.env.MAILBOX_URL}/messages?to=${encodeURIComponent(address)}`);
  const [mail] = (await answer.json()) as Mail[];
  if (!mail) throw new Error(`no mail to ${address}`);
  return mail;
}

describe("sendSignInLink", () => {
  it("sends the link as text and as a page, with the brand's name as it is written", async () => {
    await sendSignInLink("ana@example.com", link);
    const mail = await mailTo("ana@example.com");
    expect(mail).toMatchObject({ to: ["ana@example.com"], subject: "Sign in to Ben & <Co>" });
    expect(mail.text).toContain(`\n${link}\n`);
    expect(mail.html).toContain("Ben &amp; &lt;Co&gt;");
    expect(mail.links).toContain(link);
    expect(mail.html).toContain("background:#ffd400;color:#111111"); // white on yellow could not be read
  });

  it("loads nothing from anywhere when the mail is opened", async () => {
    await sendSignInLink("bo@example.com", link);
    expect((await mailTo("bo@example.com")).html).not.toMatch(/<img|<script|<link|src=|@import|url\(/i);
  });

  it("takes an address as one address, whatever is in it", async () => {
    await sendSignInLink("o'neil+a@example.com", link);
    expect((await mailTo("o'neil+a@example.com")).to).toEqual(["o'neil+a@example.com"]);
  });
});
