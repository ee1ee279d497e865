/**
 * What a test card does. `attach`: refused when saved · `charge`: refused when charged · `challenge`: asks for 3D Secure ·
 * `dispute`: its holder objects as soon as it was charged · `refund`: what becomes of money that is given back.
 */
export type TestCard = {
  brand: string;
  funding?: string;
  attach?: Decline;
  charge?: Decline;
  challenge?: "always" | "once";
  dispute?: Grievance;
  refund?: "fails";
};
/** What a card's holder tells their bank, and whether the bank has taken the money or only asks. */
export type Grievance = { reason: string; isInquiry?: boolean };
export type Decline = { code: string; decline_code?: string; message: string };

const declined = (decline_code: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  decline_code,
  message,
});
const refused = (attach: Decline): TestCard => ({ brand: "visa", attach, charge: attach });

/** Stripe's published test numbers. Any other number that looks like a card's works as its brand. */
export const testCards: Record<string, TestCard> = {
  "4242424242424242": { brand: "visa" },
  "4000056655665556": { brand: "visa", funding: "debit" },
  "5555555555554444": { brand: "mastercard" },
  "2223003122003222": { brand: "mastercard" },
  "5200828282828210": { brand: "mastercard", funding: "debit" },
  "5105105105105100": { brand: "mastercard", funding: "prepaid" },
  "378282246310005": { brand: "amex" },
  "6011111111111117": { brand: "discover" },
  "3056930009020004": { brand: "diners" },
  "3566002020360505": { brand: "jcb" },
  "6200000000000005": { brand: "unionpay" },
  "4000000000000341": { brand: "visa", charge: declined("generic_decline") },
  "4000000000000002": refused(declined("generic_decline")),
  "4000000000009995": refused(declined("insufficient_funds", "Your card has insufficient funds.")),
  "4000000000009987": refused(declined("lost_card")),
  "4000000000009979": refused(declined("stolen_card")),
  "4100000000000019": refused(declined("fraudulent")),
  "4000000000000069": refused({ code: "expired_card", message: "Your card has expired." }),
  "4000000000000127": refused({ code: "incorrect_cvc", message: "Your card's security code is incorrect." }),
  "4000000000000119": refused({
    code: "processing_error",
    message: "An error occurred while processing your card. Try again in a little bit.",
  }),
  "4000002500003155": { brand: "visa", challenge: "once" },
  "4000002760003184": { brand: "visa", challenge: "always" },
  "4000000000000259": { brand: "visa", dispute: { reason: "fraudulent" } },
  "4000000000002685": { brand: "visa", dispute: { reason: "product_not_received" } },
  "4000000000001976": { brand: "visa", dispute: { reason: "fraudulent", isInquiry: true } },
  "4000000000005126": { brand: "visa", refund: "fails" },
  "4000008260003178": {
    brand: "visa",
    challenge: "once",
    charge: declined("insufficient_funds", "Your card has insufficient funds."),
  },
};

/** `pm_card_visa` and its like, and the `tok_…` of the same name: ready-made cards of the API's tests. */
export const namedCards: Record<string, string> = {
  visa: "4242424242424242",
  visa_debit: "4000056655665556",
  mastercard: "5555555555554444",
  mastercard_debit: "5200828282828210",
  mastercard_prepaid: "5105105105105100",
  amex: "378282246310005",
  discover: "6011111111111117",
  diners: "3056930009020004",
  jcb: "3566002020360505",
  unionpay: "6200000000000005",
  chargeCustomerFail: "4000000000000341",
  chargeDeclined: "4000000000000002",
  chargeDeclinedInsufficientFunds: "4000000000009995",
  visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  visa_chargeDeclinedLostCard: "4000000000009987",
  visa_chargeDeclinedStolenCard: "4000000000009979",
  chargeDeclinedFraudulent: "4100000000000019",
  chargeDeclinedExpiredCard: "4000000000000069",
  chargeDeclinedIncorrectCvc: "4000000000000127",
  chargeDeclinedProcessingError: "4000000000000119",
  authenticationRequired: "4000002760003184",
  authenticationRequiredOnSetup: "4000002500003155",
  createDispute: "4000000000000259",
  createDisputeProductNotReceived: "4000000000002685",
  createDisputeInquiry: "4000000000001976",
  refundFail: "4000000000005126",
  threeDSecure2Required: "4000002760003184",
};

export const behaviourOf = (number: string): TestCard => testCards[number] ?? { brand: brandOf(number) };

function brandOf(number: string): string {
  if (/^3[47]/.test(number)) return "amex";
  if (/^(5[1-5]|2[2-7])/.test(number)) return "mastercard";
  if (/^(6011|65)/.test(number)) return "discover";
  return "visa";
}
