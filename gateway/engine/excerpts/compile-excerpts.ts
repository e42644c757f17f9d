import type { Compilation } from '../compile/compilation.ts';
import { entitiesName } from '../compile/joint-request.ts';
import { bringsKey } from '../compile/representation.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { AnswerForm, EntitiesForm, ObjectForm } from './answer-form.ts';
import { chooseExcerpts } from './choose-excerpts.ts';
import type { DataPlace, Wants } from './data-place.ts';
import { formOf } from './form-of.ts';
import type { EntityAccess, ExcerptPlan, FieldsWriter } from './excerpt-plan.ts';
import { generateFinder, generateMerger } from './generate-access.ts';
import { generateWriter } from './generate-writer.ts';
import { layOutPlaces, placeAt } from './lay-out-places.ts';
import { unsuited, UnsuitedError } from './unsuited.ts';
import { noteClientWants, noteInputs } from './wants.ts';

/** Undefined when the operation cannot be answered in excerpts. */
export function compileExcerpts(compilation: Compilation): ExcerptPlan | undefined {
  try {
    return compile(compilation);
  } catch (reason) {
    if (reason instanceof UnsuitedError) return undefined;
    throw reason;
  }
}

interface EntityFetch {
  readonly fetch: FetchNode;
  readonly place: DataPlace;
  readonly inputs: Wants;
}

function compile(compilation: Compilation): ExcerptPlan {
  const root = layOutPlaces(compilation);
  const fetches = fetchesIn(compilation.plan);
  const clientWants = noteClientWants(compilation, root);
  const entityFetches = fetches
    .filter(({ requires }) => requires !== undefined)
    .map((fetch): EntityFetch => {
      const place = placeAt(root, fetch.path);
      if (!isIdentified(compilation, fetch, place)) unsuited();
      return { fetch, place, inputs: noteInputs(place, fetch) };
    });
  chooseExcerpts(root);
  const { apiSchema } = compilation;
  return planOf({
    writeData: generateWriter(root, clientWants),
    objects: new Map(fetches.map((fetch) => [fetch, formOf(apiSchema, placeAt(root, fetch.path), fetch)])),
    access: new Map(entityFetches.map((each) => [each.fetch, compileAccess(each)])),
  });
}

interface CompiledFetches {
  readonly writeData: FieldsWriter;
  readonly objects: ReadonlyMap<FetchNode, ObjectForm>;
  readonly access: ReadonlyMap<FetchNode, EntityAccess>;
}

/** A function of its own: what else compiling needed is not kept alive by the plan. */
function planOf({ writeData, objects, access }: CompiledFetches): ExcerptPlan {
  const fetches = [...objects.keys()];
  const forms = new Map([...objects].map(([fetch, object]) => [fetch, answerForm(fetch, object)]));
  const joint = new Map<string, EntitiesForm>();
  return {
    writeData,
    answerFormOf: (fetch) => forms.get(fetch),
    accessOf: (fetch) => access.get(fetch),
    jointForm: (parts) => {
      const key = parts.map((fetch) => fetches.indexOf(fetch)).join(' ');
      const known = joint.get(key) ?? entitiesForm(parts.flatMap((fetch) => objects.get(fetch) ?? []));
      joint.set(key, known);
      return known;
    },
  };
}

/** True when the objects say their type and the inputs hold a key: by values, no others are sent. */
function isIdentified(compilation: Compilation, fetch: FetchNode, { type, broughtBy }: DataPlace): boolean {
  const isTyped = [...broughtBy.values()].some((keys) => keys.includes('__typename'));
  return isTyped && bringsKey(compilation, { fetch, typeName: type.name }, fetch.requires ?? []);
}

function compileAccess({ fetch, place, inputs }: EntityFetch): EntityAccess {
  return {
    find: generateFinder(fetch.path),
    head: `{"__typename":"${place.type.name}",`,
    writeInputs: generateWriter(place, inputs),
    merge: generateMerger(place, fetch),
  };
}

function answerForm(fetch: FetchNode, object: ObjectForm): AnswerForm {
  if (!fetch.requires) return { kind: 'query', root: object };
  return { kind: 'entities', lists: [{ name: '_entities', entity: object }] };
}

function entitiesForm(objects: readonly ObjectForm[]): EntitiesForm {
  const lists = objects.map((entity, position) => ({ name: entitiesName(position), entity }));
  return { kind: 'entities', lists };
}
