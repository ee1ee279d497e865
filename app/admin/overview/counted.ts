const numbers = new Intl.NumberFormat("en-GB");

/** "2,125": how many. */
export const counted = (count: number): string => numbers.format(count);
