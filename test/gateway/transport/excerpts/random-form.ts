import fc from 'fast-check';
import type {
  FieldForm,
  LeafForm,
  LeafKind,
  ObjectForm,
  ValueForm,
} from '../../../../gateway/engine/excerpts/answer-form.ts';

/** A form, and an answer that looks like it. */
export interface FormedAnswer {
  readonly form: ObjectForm;
  readonly value: Value;
}

type Value = Readonly<Record<string, unknown>>;

const KINDS: readonly LeafKind[] = [
  'String',
  'ID',
  'Int',
  'Float',
  'Boolean',
  'any',
  new Set(['MALE', 'FEMALE', 'MADE']),
];

const leafForm: fc.Arbitrary<LeafForm> = fc.record({
  kind: fc.constant('leaf' as const),
  leaf: fc.constantFrom(...KINDS),
  isNullable: fc.boolean(),
  isAscii: fc.boolean(),
});

/** How a field is read: alone, together with its neighbour, as a value, or not at all. */
type Reading = 'alone' | 'with the last' | 'open' | 'passed';

const { object: objectForm } = fc.letrec<{ value: ValueForm; object: ObjectForm }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leafForm,
    fc.record({ kind: fc.constant('list' as const), element: tie('value'), isNullable: fc.boolean() }),
    fc.record({ kind: fc.constant('object' as const), object: tie('object'), isNullable: fc.boolean() }),
  ),
  object: fc
    .array(
      fc.tuple(
        fc.oneof({ arbitrary: tie('value'), weight: 6 }, fc.constant('type-name' as const)),
        fc.constantFrom<Reading>('alone', 'with the last', 'open', 'passed'),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map(formFields),
}));

let excerpts = 0;

function formFields(fields: readonly (readonly [ValueForm | 'type-name', Reading])[]): ObjectForm {
  let last: string | undefined;
  const forms = fields.map(([value, reading], index): FieldForm => {
    const key = `f${index}`;
    if (value === 'type-name') {
      last = undefined;
      return { key, value: { kind: 'type-name', name: 'Citizen' } };
    }
    if (reading === 'passed' || (reading === 'open' && canBeOpen(value))) {
      last = undefined;
      return reading === 'open' ? { key, value, isOpen: true } : { key, value };
    }
    const closed = close(value) as ValueForm;
    last = reading === 'with the last' && last !== undefined ? last : `#${excerpts++}`;
    return { key, value: closed, excerpt: last, isInput: reading === 'alone' };
  });
  return { fields: forms, others: [] };
}

/** What ends in leaves is not read as a value. */
function canBeOpen(value: ValueForm): boolean {
  return value.kind === 'object' || (value.kind === 'list' && canBeOpen(value.element));
}

/** The same form with nothing in it read on its own. */
function close(value: ValueForm): ValueForm {
  if (value.kind === 'leaf') return value;
  if (value.kind === 'list') return { ...value, element: close(value.element) };
  const fields = value.object.fields.map((field): FieldForm => {
    const inner = field.value;
    return { key: field.key, value: inner.kind === 'type-name' ? inner : close(inner) };
  });
  return { ...value, object: { fields, others: [] } };
}

export const formedAnswer: fc.Arbitrary<FormedAnswer> = objectForm.chain((form) =>
  objectOf(form).map((value) => ({ form, value })),
);

function objectOf({ fields }: ObjectForm): fc.Arbitrary<Value> {
  return fc.record(Object.fromEntries(fields.map(({ key, value }) => [key, valueOf(value)])));
}

function valueOf(form: FieldForm['value']): fc.Arbitrary<unknown> {
  if (form.kind === 'type-name') return fc.constant(form.name);
  const present = presentValue(form);
  return form.isNullable ? fc.option(present) : present;
}

function presentValue(form: ValueForm): fc.Arbitrary<unknown> {
  if (form.kind === 'list') return fc.array(valueOf(form.element), { maxLength: 4 });
  return form.kind === 'object' ? objectOf(form.object) : leafOf(form);
}

function leafOf({ leaf, isAscii }: LeafForm): fc.Arbitrary<unknown> {
  const text = fc.string({ unit: isAscii ? 'grapheme-ascii' : 'grapheme', maxLength: 60 });
  const number = fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e6, max: 1e6 });
  if (typeof leaf !== 'string') return fc.constantFrom(...leaf);
  if (leaf === 'String') return text;
  if (leaf === 'ID') return fc.oneof(text, fc.nat(999));
  if (leaf === 'Int') return fc.integer();
  if (leaf === 'Float') return number;
  return leaf === 'Boolean' ? fc.boolean() : fc.oneof(text, number, fc.boolean(), fc.array(text));
}
