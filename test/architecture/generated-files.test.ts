import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../scripts/generate/generated-files.ts';

it('the supergraph, the sectors’ contracts and the error page are as the code generates them', async () => {
  const generated = await generatedFiles();
  const committed = await Promise.all(
    generated.map(async ({ path }) => ({ path, text: await readFile(path, 'utf8') })),
  );
  expect(committed).toEqual(generated);
});
