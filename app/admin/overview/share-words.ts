/** "2.5 %": how much of all; a whole number only where it is none or all of it. */
export const shareWords = (part: number, all: number): string =>
  all ? `${((100 * part) / all).toFixed(part && part < all ? 1 : 0)} %` : "–";
