import { z } from 'zod';

/** Apollo's persisted query manifest, version 1, as its own tools write and read it. */
export const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      /** What clients may send instead of the text. In our manifest the SHA-256 of the body. */
      id: z.string().min(1),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string().min(1),
    }),
  ),
});

export type OperationManifest = z.output<typeof manifestSchema>;
