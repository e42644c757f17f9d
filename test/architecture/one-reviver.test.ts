import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';

/** Two arguments, in one line or several. */
const WITH_REVIVER = /\bjson\.parse\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*,/i;

test('JSON is parsed with a reviver in one place, which parses it without one before (docs/adr/0017)', () => {
  const files = globSync('{platform,gateway,subgraphs}/**/*.ts', { cwd: projectFile('.') });
  const found = files.filter((file) => WITH_REVIVER.test(readFileSync(projectFile(file), 'utf8')));
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual(['platform/json/parse-json.ts']);
});
