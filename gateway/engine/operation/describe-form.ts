import {
  type GraphQLSchema,
  isEnumType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  print,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { bilingual, sameInAll, type Bilingual } from '../../../platform/language.ts';

/** What to send for a variable: its name, its type, and what the schema says of that type. */
export function describeForm(schema: GraphQLSchema, { variable, type }: VariableDefinitionNode): Bilingual {
  const name = variable.name.value;
  return bilingual`${SEND} "$${name}" ${A_VALUE} ${print(type)}${formOf(schema, nameOf(type))}.`;
}

const SEND: Bilingual = { vi: 'Gửi cho biến', en: 'Send the variable' };
const A_VALUE: Bilingual = { vi: 'một giá trị kiểu', en: 'with a value of' };
const ONE_OF: Bilingual = { vi: 'một trong', en: 'one of' };

/** What follows the type, if anything more is known of it. */
function formOf(schema: GraphQLSchema, typeName: string): Bilingual {
  const type = schema.getType(typeName);
  if (isEnumType(type)) {
    const values = type.getValues().map((value) => value.name);
    return bilingual`: ${ONE_OF} ${values.slice(0, MOST_VALUES).join(', ')}${values.length > MOST_VALUES ? ', …' : ''}`;
  }
  const description = type?.description ?? '';
  if (description === '' || (isScalarType(type) && isSpecifiedScalarType(type))) return sameInAll('');
  // Descriptions of the graph are in both languages.
  const [vi = '', en = vi] = description.split(' · ');
  return { vi: `: ${vi}`, en: `: ${en}` };
}

const MOST_VALUES = 12;

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
