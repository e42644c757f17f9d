/** Viet Nam keeps one time zone without summer time. */
const OFFSET = 7 * 60 * 60 * 1000;

const DAY = 24 * 60 * 60 * 1000;

/** Today's date in Viet Nam, `YYYY-MM-DD`. Written once a day: each request asks for it. */
export function todayInVietNam(now: number = Date.now()): string {
  const day = Math.floor((now + OFFSET) / DAY);
  if (day !== written.day) written = { day, date: new Date(day * DAY).toISOString().slice(0, 10) };
  return written.date;
}

let written = { day: Number.NaN, date: '' };

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
