import {
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
} from 'graphql';
import { enumNames } from '../answer/leaf-values.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { FieldForm, LeafForm, LeafKind, NestedForm, ObjectForm, ValueForm } from './answer-form.ts';
import type { DataPlace, PlaceField } from './data-place.ts';

/** The form of what a fetch brings to a place. Its values are checked as those of an answer to the client are. */
export function formOf(apiSchema: GraphQLSchema, place: DataPlace, fetch: FetchNode): ObjectForm {
  return new FormWriter(apiSchema, fetch).objectAt(place);
}

class FormWriter {
  readonly #apiSchema: GraphQLSchema;
  readonly #fetch: FetchNode;

  constructor(apiSchema: GraphQLSchema, fetch: FetchNode) {
    this.#apiSchema = apiSchema;
    this.#fetch = fetch;
  }

  objectAt(place: DataPlace): ObjectForm {
    const others = [...place.fields.values()].filter((field) => field.fetch !== this.#fetch);
    return {
      fields: this.#keysAt(place).map((key) => this.#field(place, key)),
      others: [...new Set(others.map((field) => field.excerpt?.key ?? field.key))],
    };
  }

  #keysAt({ broughtBy }: DataPlace): readonly string[] {
    return broughtBy.get(this.#fetch) ?? [];
  }

  #field(place: DataPlace, key: string): FieldForm {
    const field = place.fields.get(key);
    if (!field) return typeNameOf(place, key);
    if (field.excerpt) {
      const isInput = isInputAt(place, key);
      return { ...this.#closedField(place, field), excerpt: field.excerpt.key, isInput };
    }
    if (!field.place || !isReached(field.place)) return { key, value: ANYTHING };
    const object = this.objectAt(field.place);
    return { key, value: wrap(field.type, () => ({ kind: 'object', object })), isOpen: true };
  }

  /** A field within an excerpt, with all that is in it. */
  #closedField(place: DataPlace, field: PlaceField): FieldForm {
    const { key, type, place: inner } = field;
    const value = wrap(type, (named) => {
      if (inner) return { kind: 'object', object: this.#closedObject(inner) };
      return { kind: 'leaf', leaf: this.#leaf(named as GraphQLLeafType), isAscii: isInputAt(place, key) };
    });
    return { key, value };
  }

  #closedObject(place: DataPlace): ObjectForm {
    const fields = this.#keysAt(place).map((key) => {
      const field = place.fields.get(key);
      return field ? this.#closedField(place, field) : typeNameOf(place, key);
    });
    return { fields, others: [] };
  }

  #leaf(type: GraphQLLeafType): LeafKind {
    if (!isEnumType(type)) return isSpecifiedScalarType(type) ? (type.name as LeafKind) : 'any';
    const visible = this.#apiSchema.getType(type.name);
    return enumNames(isEnumType(visible) ? visible : type);
  }
}

function isInputAt({ wants }: DataPlace, key: string): boolean {
  return wants.some(({ isInput, list }) => isInput && list.some((want) => want.key === key));
}

function typeNameOf({ type }: DataPlace, key: string): FieldForm {
  return { key, value: { kind: 'type-name', name: type.name } };
}

/** The form of a value, given that of what is neither list nor null. */
function wrap(
  type: GraphQLOutputType,
  present: (type: GraphQLOutputType) => PresentForm,
  isNullable = true,
): ValueForm {
  if (isNonNullType(type)) return wrap(type.ofType, present, false);
  if (isListType(type)) return { kind: 'list', element: wrap(type.ofType, present), isNullable };
  return { ...present(type), isNullable };
}

type PresentForm = Omit<LeafForm, 'isNullable'> | Omit<NestedForm, 'isNullable'>;

/** True when anyone reads something of it. */
function isReached({ wants, fields }: DataPlace): boolean {
  return wants.length > 0 || [...fields.values()].some(({ place }) => place && isReached(place));
}

const ANYTHING: ValueForm = { kind: 'leaf', leaf: 'any', isNullable: true, isAscii: false };
