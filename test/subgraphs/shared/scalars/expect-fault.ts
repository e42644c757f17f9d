import { GraphQLError } from 'graphql';
import { expect } from 'vitest';
import { errorInEnglish } from '../../../support/english.ts';

/** Asserts that a parser refuses as a caller's fault, with a next step; returns the message. */
export function faultOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    expect(error).toBeInstanceOf(GraphQLError);
    const { message, extensions } = error as GraphQLError;
    expect(extensions['code']).toBe('BAD_USER_INPUT');
    expect(extensions['nextStep']).toMatch(/\S/);
    return errorInEnglish({ message, extensions }).message;
  }
  throw new Error('The value was accepted.');
}
