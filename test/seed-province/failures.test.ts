import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { describeFailure } from '../../platform/describe-failure.ts';
import { readCommandLine, UsageError } from '../../scripts/seed-province/command-line.ts';

const context = { folder: tmpdir(), speaking: [UsageError] };

it('a full disk is named, with what to do and that nothing committed is lost', () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' });
  expect(describeFailure(full, context)).toMatch(
    /disk of .* is full \(\d+ MB left\).*goes on where it stopped/,
  );
});

it('a database that ends the connection is no riddle either', () => {
  expect(describeFailure(new Error('Connection terminated unexpectedly'), context)).toMatch(
    /run the same command/,
  );
});

it('a server that refuses the password is said in a sentence, not in a stack', () => {
  const message = 'password authentication failed for user "land"';
  const refused = Object.assign(new Error(message), { code: '28P01' });
  expect(describeFailure(refused, context)).toBe(
    `The database server refuses: ${message}. Check the address, name and password in *_DATABASE_URL, and the rights of that user.`,
  );
});

it('a folder that may not be written is named', () => {
  const attempt = (): unknown => mkdirSync('/proc/citizen-graph');
  expect(describeFailure(errorOf(attempt), context)).toMatch(
    /cannot be used: .*mkdir '\/proc\/citizen-graph'\. .*DATA_FOLDER/,
  );
});

function errorOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
}

it.each([
  ['--people 20', '--people 20 is out of range; expected 500 to 1865270'],
  ['--people many', '--people many is not a whole number'],
  ['--seed -1', /--seed/],
  ['--colour red', /Unknown option/],
])('the command line %s is refused with what is expected', (line, message) => {
  expect(() => readCommandLine(line.split(' '))).toThrow(message);
});
