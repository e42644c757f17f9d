/**
 * How an answer of a subgraph is to be read in excerpts: as few pieces of its text as will do, each of them one or
 * several neighbouring fields that are needed only as they stand, to be written into the client's answer or into a
 * representation. What lies between (lists, and objects that others add to or want in part) becomes objects as ever, with the
 * excerpts under keys that no name of GraphQL can be: `{ "id": "1", "name": "A", "owner": { "id": "2" } }` becomes
 * `{ '#0': '"id":"1","name":"A"', owner: { '#1': '"id":"2"' } }`.
 */
export type AnswerForm = QueryForm | EntitiesForm;

/** `{"data":{…}}` */
export interface QueryForm {
  readonly kind: 'query';
  readonly root: ObjectForm;
}

/** `{"data":{"_entities":[…]}}`, or several lists under names of their own. */
export interface EntitiesForm {
  readonly kind: 'entities';
  readonly lists: readonly EntityList[];
}

export interface EntityList {
  readonly name: string;
  /** Null is read as null. */
  readonly entity: ObjectForm;
}

export interface ObjectForm {
  /** In the order of the answer; each must be there. */
  readonly fields: readonly FieldForm[];
  /**
   * Further keys that the object will get from other fetches. They are there from the start, undefined, so that V8 has
   * one class for all objects of the place.
   */
  readonly others: readonly string[];
}

/** Without `excerpt` and `isOpen` the value is passed over. */
export interface FieldForm {
  readonly key: string;
  readonly value: ValueForm | TypeNameForm;
  /** Key of the excerpt that it is part of; neighbours with the same key are one excerpt. */
  readonly excerpt?: string | undefined;
  /** Part of a representation, which is compared with others. */
  readonly isInput?: boolean;
  /** Read as a value of its own: an object, or lists of them. */
  readonly isOpen?: boolean;
}

export type ValueForm = LeafForm | ListForm | NestedForm;

/** The only value `__typename` can have. */
export interface TypeNameForm {
  readonly kind: 'type-name';
  readonly name: string;
}

export interface LeafForm {
  readonly kind: 'leaf';
  readonly leaf: LeafKind;
  readonly isNullable: boolean;
  /** Nothing but ASCII may stand in it: it becomes part of a request, which is no text of bytes. */
  readonly isAscii: boolean;
}

/** A set: one of these texts; `any`: any JSON. */
export type LeafKind = 'String' | 'ID' | 'Int' | 'Float' | 'Boolean' | 'any' | ReadonlySet<string>;

export interface ListForm {
  readonly kind: 'list';
  readonly element: ValueForm;
  readonly isNullable: boolean;
}

export interface NestedForm {
  readonly kind: 'object';
  readonly object: ObjectForm;
  readonly isNullable: boolean;
}
