import { afterEach, expect, test, vi } from 'vitest';
import { cursorKeyVariable, databaseVariable, portVariable } from '../../../scripts/start/config.ts';
import { answerArguments } from '../../../scripts/start/answer-arguments.ts';
import { SUBGRAPHS } from '../../../subgraphs/registry.ts';

const written = { stdout: '', stderr: '' };

for (const stream of ['stdout', 'stderr'] as const) {
  vi.spyOn(process[stream], 'write').mockImplementation((text) => {
    written[stream] += String(text);
    return true;
  });
}
afterEach(() => void Object.assign(written, { stdout: '', stderr: '' }));

test('--help names every variable that `npm start` reads', () => {
  expect(answerArguments(['--help'])).toBe(0);
  const variables = SUBGRAPHS.flatMap(({ name }) => [
    databaseVariable(name),
    portVariable(name),
    cursorKeyVariable(name),
  ]);
  for (const variable of [...variables, 'DATA_FOLDER', 'DATABASE_ENGINE', 'PORT', 'SEED_PEOPLE', 'WORKERS'])
    expect(written.stdout).toContain(variable);
});

test('any other argument is refused with the help', () => {
  expect(answerArguments(['--port', '4000'])).toBe(1);
  expect(written.stderr).toContain('no arguments such as --port 4000');
  expect(written.stderr).toContain('DATA_FOLDER');
});
