import type { DocumentNode, FieldNode } from 'graphql';
import { isFieldedType } from './join-directives.ts';

/** Under which key the value of a client's field stands in the data that plans gather. */
export interface AliasNames {
  readonly keyOf: (field: FieldNode) => string;
  /** Another key for a name of the client's that has several meanings. Different numbers, different keys. */
  readonly furtherKey: (responseName: string, number: number) => string;
  /** The client's name for a key. */
  readonly clientName: (key: string) => string;
}

/**
 * Gives aliases that are the name of some field another name in plans: in `{ citizen { id: name vehicles { … } } }`
 * the planner would select the key `id` beside `id: name`, and join on whichever came first.
 */
export function aliasNames(supergraph: DocumentNode): AliasNames {
  const fields = supergraph.definitions.filter(isFieldedType).flatMap((type) => type.fields ?? []);
  const names = new Set(['__typename', ...fields.map((field) => field.name.value)]);
  let prefix = 'client_';
  while ([...names].some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  const isAmbiguous = (alias: string): boolean =>
    names.has(alias) || alias.startsWith(prefix) || PLAN_ALIAS.test(alias);
  return {
    keyOf: ({ alias, name }) => {
      if (!alias || alias.value === name.value) return name.value;
      return isAmbiguous(alias.value) ? prefix + alias.value : alias.value;
    },
    furtherKey: (responseName, number) => `${prefix}${number}_${responseName}`,
    // No name of GraphQL begins with a digit.
    clientName: (key) => (key.startsWith(prefix) ? key.slice(prefix.length).replace(/^\d+_/, '') : key),
  };
}

/**
 * The alias under which a repaired plan reads a key or an input of `@requires`: beside selections on other types, where the name itself may
 * stand for a field that is not of the same type.
 */
export function keyAlias(typeName: string, field: string): string {
  return `${typeName}__${field}__key`;
}

/** What the planner itself makes of two fields that cannot share a response name, and `keyAlias`. */
const PLAN_ALIAS = /__(alias_\d+|key)$/;
