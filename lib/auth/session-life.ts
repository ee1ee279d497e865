const day = 24 * 60 * 60;

/** Seconds. A session ends when it was not used for `idle`, and whatever happens after `longest`. */
export const sessionLife = { idle: 30 * day, renewedEvery: day, longest: 90 * day };

/** Seconds a sign-in link is good for. */
export const linkLife = 10 * 60;
