import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build, type Build } from '../support/build.ts';
import { startFakeSubgraph, withFederation, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { composeSupergraph } from '../support/gateway.ts';
import { send } from '../support/http.ts';
import { runScript, type RunningProcess } from '../support/process.ts';
import { makeTempFolder, removeFolder } from '../support/temp-folder.ts';

const SDL = 'type Query { answer: Int }';

let compiled: Build;
let subgraph: FakeSubgraph;
let first: string;
let second: string;
let folder: string;
let file: string;
let gateway: RunningProcess;

beforeAll(async () => {
  compiled = build();
  subgraph = await startFakeSubgraph(SDL, { Query: { answer: () => 42 } });
  first = composeSupergraph([{ name: 'deep', url: subgraph.url, sdl: withFederation(SDL) }]);
  second = first.replace('answer: Int', 'answer: Int question: String @deprecated');
});
afterAll(async () => {
  await subgraph.close();
  compiled.remove();
});

beforeEach(() => {
  folder = makeTempFolder();
  file = join(folder, 'supergraph.graphql');
  writeFileSync(file, first);
});
afterEach(() => {
  gateway.child.kill('SIGKILL');
  removeFolder(folder);
});

function start(): RunningProcess {
  return runScript(compiled.file('gateway/main.js'), {
    SUPERGRAPH: file,
    PORT: '0',
    WORKERS: '1',
    LOG_LEVEL: 'debug',
  });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The line that tells of the reload of this text. */
const reloaded = (text: string): Promise<string> =>
  gateway.line(new RegExp(`"hash":"${hashOf(text)}".*supergraph reloaded`));

async function fieldsOf(): Promise<readonly string[]> {
  const { url } = JSON.parse(await gateway.line(/"url"/)) as { readonly url: string };
  const query = '{ __type(name: "Query") { fields(includeDeprecated: true) { name } } }';
  const { body } = await send(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = JSON.parse(body.toString()) as { data: { __type: { fields: { name: string }[] } } };
  return data.__type.fields.map(({ name }) => name);
}

describe('a gateway serves the new supergraph when its file', () => {
  beforeEach(async () => {
    gateway = start();
    await gateway.line(/"url"/);
  });

  test('is written', async () => {
    writeFileSync(file, second);
    await reloaded(second);
    expect(await fieldsOf()).toEqual(['answer', 'question']);
  });

  test('gives way to another one, as editors and deployments do it; and again', async () => {
    for (const [index, text] of [second, `${first}\n`, `${second}\n`].entries()) {
      writeFileSync(`${file}.${index}`, text);
      renameSync(`${file}.${index}`, file);
      await reloaded(text);
    }
    expect(await fieldsOf()).toEqual(['answer', 'question']);
  });

  test('is deleted and made anew', async () => {
    rmSync(file);
    await gateway.line(/cannot be read/);
    expect(await fieldsOf()).toEqual(['answer']);
    writeFileSync(file, second);
    await reloaded(second);
  });

  test('is written beside one that is written all the time', async () => {
    const noise = setInterval(() => appendFileSync(join(folder, 'log'), 'a line\n'), 20);
    try {
      const changedAt = performance.now();
      writeFileSync(file, second);
      await reloaded(second);
      // Before the look that is taken every five seconds without any notice.
      expect(performance.now() - changedAt).toBeLessThan(4_000);
    } finally {
      clearInterval(noise);
    }
  });

  test('is written slowly: half a text is not taken for an error', async () => {
    writeFileSync(file, second.slice(0, second.length / 2));
    await gateway.line(/may still be written/);
    appendFileSync(file, second.slice(second.length / 2));
    await reloaded(second);
    expect(gateway.output()).not.toContain('refused');
  });
});

test('a link that is turned to another file counts as a change', async () => {
  for (const [name, text] of [
    ['a', first],
    ['b', second],
  ] as const) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'supergraph.graphql'), text);
  }
  rmSync(file);
  symlinkSync('a/supergraph.graphql', file);
  gateway = start();
  expect(await fieldsOf()).toEqual(['answer']);
  symlinkSync('b/supergraph.graphql', `${file}.new`);
  renameSync(`${file}.new`, file);
  await reloaded(second);
  expect(await fieldsOf()).toEqual(['answer', 'question']);
});

test('a text that stays half written is refused with the reason, and the next whole one is served', async () => {
  gateway = start();
  await fieldsOf();
  writeFileSync(file, 'type Query {');
  const refusal = await gateway.line(/supergraph refused/);
  expect(refusal).toContain('Syntax Error');
  expect(await fieldsOf()).toEqual(['answer']);
  writeFileSync(file, second);
  await reloaded(second);
});

test('SIGHUP reads the file at once', async () => {
  gateway = start();
  await fieldsOf();
  gateway.child.kill('SIGHUP');
  await gateway.line(/supergraph unchanged/);
  writeFileSync(file, second);
  gateway.child.kill('SIGHUP');
  await reloaded(second);
  expect(await fieldsOf()).toEqual(['answer', 'question']);
});
