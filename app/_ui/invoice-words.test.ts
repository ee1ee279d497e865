import { describe, expect, it } from "vitest";
import { amountWords, disputeWords, disputeWordsForStaff } from "./invoice-aftermath";
import { standingOfInvoice } from "./invoice-standing";

const paid = {
  status: "paid",
  total: 2900,
  currency: "eur",
  amountPaid: 2900,
  amountRefunded: 0,
  disputeStatus: null as string | null,
};

describe("an invoice in words", () => {
  it.each([
    [{}, "€29.00", "Paid"],
    [{ amountRefunded: 1000 }, "€29.00, refunded €10.00", "Paid"],
    [{ amountRefunded: 2900 }, "€29.00", "Refunded"],
    [{ amountPaid: 1900, amountRefunded: 1900 }, "€29.00, refunded €19.00", "Refunded"],
    [{ currency: "jpy", amountRefunded: 100 }, "JP¥2,900, refunded JP¥100", "Paid"],
    [{ disputeStatus: "needs_response" }, "€29.00", "Disputed"],
    [{ disputeStatus: "warning_under_review", amountRefunded: 1000 }, "€29.00, refunded €10.00", "Disputed"],
    [{ disputeStatus: "won" }, "€29.00", "Paid"],
    [{ disputeStatus: "lost" }, "€29.00", "Returned"],
    [{ status: "open", amountPaid: 0 }, "€29.00", "To pay"],
    [{ status: "paid", total: 0, amountPaid: 0 }, "€0.00", "Paid"],
  ])("%o", (facts, amount, word) => {
    const invoice = { ...paid, ...facts };
    expect(amountWords(invoice, "en-GB")).toBe(amount);
    expect(standingOfInvoice(invoice).word).toBe(word);
  });

  it.each([
    [null, null, null],
    ["needs_response", "Your bank is asking us about this payment.", "Disputed: answer in Stripe's dashboard"],
    ["warning_needs_response", "Your bank is asking us about this payment.", "Disputed: answer in Stripe's dashboard"],
    ["under_review", "Your bank is asking us about this payment.", "Disputed: the bank is deciding"],
    ["status_of_tomorrow", "Your bank is asking us about this payment.", "Disputed: the bank is deciding"],
    ["won", "Your bank asked us about this payment. It stands.", "Dispute won"],
    ["lost", "Your bank gave you this payment back.", "Dispute lost"],
    ["warning_closed", null, "The bank asked and let it be"],
  ])("tells a dispute that is %s from either side", (disputeStatus, customer, staff) => {
    expect(disputeWords({ disputeStatus })).toBe(customer);
    expect(disputeWordsForStaff({ disputeStatus })).toBe(staff);
  });
});
