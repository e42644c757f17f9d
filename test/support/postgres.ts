import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';

/** A database that belongs to one test file. */
export interface TestDatabase {
  readonly url: string;
  /** Deletes it, cutting off whoever is still connected. What is not dropped goes with the server at the end. */
  drop(): Promise<void>;
}

/** Creates an empty database on the server of the run; `name` is there to be recognised in a list. */
export function freshDatabase(name = 'db'): Promise<TestDatabase> {
  return createFrom('template0', name);
}

/**
 * Creates a copy of a database that `build` fills once per run, whichever test file comes first: the others wait for
 * it and copy. `build` must close its connections before it resolves.
 */
export async function templatedDatabase(
  templateName: string,
  build: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const template = `${inject('postgres').prefix}_template_${templateName}`;
  await buildOnce(template, build);
  return createFrom(template, templateName);
}

async function createFrom(template: string, name: string): Promise<TestDatabase> {
  const database = `${inject('postgres').prefix}_${name}_${randomBytes(4).toString('hex')}`.slice(
    0,
    MAX_NAME,
  );
  await createDatabase(database, template);
  return { url: urlOf(database), drop: () => onServer((client) => dropDatabase(client, database)) };
}

const MAX_NAME = 63;

async function buildOnce(template: string, build: (url: string) => Promise<void>): Promise<void> {
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount !== 0) return;
    const unfinished = `${template}_unfinished`;
    await dropDatabase(client, unfinished);
    await createDatabase(unfinished, 'template0');
    await build(urlOf(unfinished));
    await client.query(
      `alter database ${escapeIdentifier(unfinished)} rename to ${escapeIdentifier(template)}`,
    );
  });
}

function createDatabase(name: string, template: string): Promise<void> {
  return onServer(async (client) => {
    await client.query(
      `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} strategy file_copy`,
    );
  });
}

async function dropDatabase(client: Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
}

async function onServer<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(inject('postgres').url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('postgres').url);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
