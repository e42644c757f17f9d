import { Directive } from 'type-graphql';
import { PAGE_SIZE } from './connection.ts';

/** What TypeGraphQL's `Directive` gives. */
type CostDirective = ReturnType<typeof Directive>;

/**
 * Says how long a list hardly ever is exceeded to be, for the gateway's estimate of what a query costs.
 * (`@listSize`, https://specs.apollo.dev/cost/v0.1)
 */
export function UpTo(entries: number): CostDirective {
  return Directive(`@listSize(assumedSize: ${entries})`);
}

/** For fields that give a connection: its edges are as many as `first` says, or a page by default. */
export function Paged(): CostDirective {
  return Directive(
    `@listSize(assumedSize: ${PAGE_SIZE.default}, slicingArguments: ["first"], sizedFields: ["edges"], ` +
      'requireOneSlicingArgument: false)',
  );
}

/**
 * For fields that count records: as dear as so many objects read by their key. (`@cost`)
 * In a province of 200,000 people counting a commune's records takes about as long as reading twenty objects.
 */
export function CostsAsMuchAs(objects: number): CostDirective {
  return Directive(`@cost(weight: ${objects})`);
}

/** Objects, for `CostsAsMuchAs`. */
export const A_COUNT = 20;
