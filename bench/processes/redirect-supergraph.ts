import { readFileSync, writeFileSync } from 'node:fs';
import { projectFile } from '../../platform/project-file.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';

/**
 * Writes a copy of the committed supergraph whose subgraphs are at other ports, for gateways that know no other way.
 * @param ports by sector
 */
export function redirectSupergraph(file: string, ports: ReadonlyMap<string, number>): void {
  const text = readFileSync(projectFile('supergraph.graphql'), 'utf8');
  const redirected = SUBGRAPHS.reduce(
    (sdl, { name, port }) => sdl.replaceAll(`127.0.0.1:${port}/`, `127.0.0.1:${ports.get(name)}/`),
    text,
  );
  writeFileSync(file, redirected);
}
