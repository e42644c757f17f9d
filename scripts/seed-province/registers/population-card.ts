import type { Random } from '../random.ts';
import { ageOn, dateOf, dayOf, TODAY, type Day } from '../world/days.ts';
import { isResident, type Person } from '../world/person.ts';

/** Chip cards, and the plastic ones just before them, were issued from 2016 on. */
const FIRST_CARDS = dayOf('2016-01-01');
const YEAR = 365.2425;
/** Cards are renewed at these ages, the last holds for life (Law on Identification 26/2023/QH15 art. 21). */
const RENEWALS = [14, 25, 40, 60, Infinity] as const;

export interface CardColumns {
  readonly cardIssuedOn: string;
  readonly cardIssuerCode: string;
  readonly cardExpiresOn: string | null;
  readonly cardStatus: 'VALID' | 'LOST';
}

/** The identity card of everybody over fourteen; expired where that was planted. */
export function cardOf(random: Random, person: Person): CardColumns | null {
  if (!isResident(person) || ageOn(person.born) < 14) return null;
  return person.defects.has('EXPIRED_IDENTITY_CARD')
    ? expiredCard(random, person.born)
    : validCard(random, person.born);
}

function expiredCard(random: Random, born: Day): CardColumns {
  const expired = TODAY - random.between(1, 700);
  return {
    cardIssuedOn: dateOf(Math.max(expired - 3652, born + Math.ceil(14 * YEAR))),
    cardIssuerCode: 'CA08',
    cardExpiresOn: dateOf(expired),
    cardStatus: 'VALID',
  };
}

/** Issued since the last renewal was due, or up to two years before it (art. 21.3). */
function validCard(random: Random, born: Day): CardColumns {
  const age = (TODAY - born) / YEAR;
  const next = RENEWALS.findIndex((limit) => limit > age);
  const due = born + (RENEWALS[next - 1] ?? 14) * YEAR - (next > 1 ? 700 : 0);
  const issued = random.between(Math.ceil(Math.max(FIRST_CARDS, due)), TODAY - 1);
  const until = RENEWALS[next] ?? Infinity;
  return {
    cardIssuedOn: dateOf(issued),
    cardIssuerCode: issued > dayOf('2021-01-01') ? 'C06' : 'C72',
    cardExpiresOn: until === Infinity ? null : dateOf(Math.ceil(born + until * YEAR) + 1),
    cardStatus: random.chance(0.003) ? 'LOST' : 'VALID',
  };
}
