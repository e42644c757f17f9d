import type { ReadTicket } from './read-ticket.ts';

/** Gives each request of a shared SELECT its rows; those that several asked for go to all of them. */
export function handOutRows(rows: readonly unknown[], tickets: readonly ReadTicket[]): void {
  const [first, ...others] = tickets;
  if (first === undefined) return;
  if (others.length === 0) return first.resolve(rows);
  const takers = takersByKey(tickets);
  const found = new Map(tickets.map((ticket) => [ticket, [] as unknown[]]));
  for (const row of rows) {
    for (const taker of takersOf(first.keysOf(row), takers)) found.get(taker)?.push(row);
  }
  for (const [ticket, own] of found) ticket.resolve(own);
}

type Takers = ReadonlyMap<string | number, readonly ReadTicket[]>;

function takersByKey(tickets: readonly ReadTicket[]): Takers {
  const takers = new Map<string | number, ReadTicket[]>();
  for (const ticket of tickets) {
    for (const key of ticket.keys) {
      const known = takers.get(key);
      if (known) known.push(ticket);
      else takers.set(key, [ticket]);
    }
  }
  return takers;
}

/** A row that two keys of one request find comes to it once. */
function takersOf(keys: ReturnType<ReadTicket['keysOf']>, takers: Takers): Iterable<ReadTicket> {
  const all = keys.flatMap((key) => (key == null ? [] : (takers.get(key) ?? [])));
  return keys.length > 1 ? new Set(all) : all;
}
