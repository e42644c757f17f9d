/** Viet Nam keeps one time zone without summer time. */
const OFFSET = 7 * 60 * 60 * 1000;

/** Today's date in Viet Nam, `YYYY-MM-DD`. */
export function todayInVietNam(now: number = Date.now()): string {
  return new Date(now + OFFSET).toISOString().slice(0, 10);
}

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
