import type { FetchNode } from '../plan/plan.ts';
import type { DataPlace } from './data-place.ts';
import type { EntityFinder, EntityMerger } from './excerpt-plan.ts';

/**
 * Generates what `findEntities` does, for data of which the types are known.
 * @param path of a plan, leading from the root to an entity
 */
export function generateFinder(path: readonly string[]): EntityFinder {
  const source = `'use strict';
return data=>{
const found=[];
${findFrom('data', path, 0)}
return found}`;
  // oxlint-disable-next-line no-new-func, no-implied-eval -- response names of a plan: names of GraphQL
  return (new Function(source) as () => EntityFinder)();
}

function findFrom(value: string, path: readonly string[], depth: number): string {
  const [step, ...rest] = path;
  const inner = `x${depth}`;
  if (step === undefined) return `if(${value}!=null)found.push(${value});`;
  if (step === '@')
    return `if(${value}!=null)for(const ${inner} of ${value}){${findFrom(inner, rest, depth + 1)}}`;
  return `if(${value}!=null){const ${inner}=${value}.${step};${findFrom(inner, rest, depth + 1)}}`;
}

/**
 * Generates what `mergeInto` does with the entities of a fetch, which alone brings what it brings. Names of types are
 * left: whoever writes knows them.
 */
export function generateMerger(place: DataPlace, fetch: FetchNode): EntityMerger {
  const own = [...place.fields.values()].filter((field) => field.fetch === fetch);
  const keys = new Set(own.map((field) => JSON.stringify(field.excerpt?.key ?? field.key)));
  const source = [...keys].map((key) => `target[${key}]=source[${key}];`).join('');
  // oxlint-disable-next-line no-new-func, no-implied-eval -- names of GraphQL and keys of excerpts
  return new Function('target', 'source', source) as EntityMerger;
}
