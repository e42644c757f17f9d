import { GraphQLLocalDate } from 'graphql-scalars';

/** True for a real day written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (text.startsWith('0000')) return false;
  try {
    GraphQLLocalDate.parseValue(text);
    return true;
  } catch {
    return false;
  }
}
