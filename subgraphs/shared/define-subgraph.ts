import type { EntitySchema, MigrationObject } from '@mikro-orm/core';
import type { SubgraphContext } from './context.ts';

/** A class TypeGraphQL has decorated. */
export type GraphQLClass = abstract new (...args: never[]) => object;

/** Finds an entity by its key; null when the register does not know it. */
export type ReferenceResolver = (representation: never, context: SubgraphContext) => unknown;

/** One sector, as data: everything that tells it from the other three. Shared code interprets it. */
export interface SubgraphDefinition {
  /** Kebab-case; also the name of the folder, the database and the log. */
  readonly name: string;
  /** The register's name in Vietnamese and English. */
  readonly title: string;
  /** Default port, below 32768. */
  readonly port: number;
  /** Tables, in an order that satisfies their foreign keys. */
  readonly rows: readonly EntitySchema[];
  /** Oldest first. */
  readonly migrations: readonly MigrationObject[];
  readonly resolvers: readonly GraphQLClass[];
  /** Object types that no query of its own leads to: above all the entities of others that it extends. */
  readonly extends: readonly GraphQLClass[];
  /** By type name; called for each representation of one `_entities` request in the same tick. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  /** Facts of the register's own that must stand in its tables before it serves, e.g. codelists; idempotent. */
  readonly prepare?: (context: SubgraphContext) => Promise<void>;
}

export function defineSubgraph(definition: SubgraphDefinition): SubgraphDefinition {
  return Object.freeze(definition);
}
