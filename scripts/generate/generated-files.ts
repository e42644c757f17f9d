import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { buildSchemaOf } from '../../subgraphs/shared/build-schema.ts';
import { composeSupergraph } from './compose-supergraph.ts';
import { describeErrors } from './describe-errors.ts';
import { MANIFEST_FILE, operationsManifest } from './operations-manifest.ts';

export interface GeneratedFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly text: string;
}

/** Everything that is generated and committed. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const contracts = await Promise.all(
    SUBGRAPHS.map(async (definition) => ({ definition, sdl: (await buildSchemaOf(definition)).sdl })),
  );
  return [
    ...contracts.map(({ definition, sdl }) => ({
      path: `subgraphs/${definition.name}/schema.graphql`,
      text: sdl,
    })),
    { path: 'supergraph.graphql', text: composeSupergraph(contracts) },
    { path: 'docs/errors.md', text: describeErrors() },
    { path: MANIFEST_FILE, text: operationsManifest() },
  ];
}
