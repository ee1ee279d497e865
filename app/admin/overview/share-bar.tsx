/** A bar as long as a share, from 0 to 1, of the room there is. */
export function ShareBar({ share, fill, className = "" }: { share: number; fill: string; className?: string }) {
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className={`h-1.5 w-full ${className}`}>
      <rect width={100} height={4} className="fill-sunken" />
      <rect width={100 * share} height={4} className={fill} />
    </svg>
  );
}
