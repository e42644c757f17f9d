import type { AdministrativeUnits } from './administrative-units/administrative-units.ts';
import type { CursorSeal } from './cursor-seal.ts';
import type { Reader } from './reader.ts';

/** What a resolver may use while it answers one request. */
export interface SubgraphContext {
  readonly reader: Reader;
  readonly units: AdministrativeUnits;
  /** The register's day, `YYYY-MM-DD`, in Viet Nam's time zone; ages and overdue dates are counted from it. */
  readonly today: string;
  readonly requestId: string;
  readonly cursorSeal: CursorSeal;
}

/** Makes something once per request, on first use: a sector's loaders, above all. */
export function perRequest<Value>(
  create: (context: SubgraphContext) => Value,
): (context: SubgraphContext) => Value {
  const made = new WeakMap<SubgraphContext, Value>();
  return (context) => {
    const known = made.get(context);
    if (known !== undefined) return known;
    const value = create(context);
    made.set(context, value);
    return value;
  };
}
