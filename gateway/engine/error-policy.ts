import { type ErrorCode, ERRORS, isErrorCode } from '../../platform/errors.ts';
import { withoutLiteralNames } from './operation/without-literal-names.ts';
import type { SubgraphError, SubgraphFailure } from './subgraph-client.ts';

/** Decides what of a subgraph's trouble a client may read. The engine adds path and request id. */
export interface ErrorPolicy {
  /** The face of a fetch that brought no usable answer. */
  unavailable(service: string, failure: SubgraphFailure): ErrorFace;
  /** The face of an error that the subgraph itself reported. */
  reported(service: string, error: SubgraphError): ErrorFace;
  /** The face of a place in the answer that the merged data cannot fill. `where` is a schema coordinate. */
  incomplete(defect: Defect, where: string): ErrorFace;
}

export type Defect =
  | 'null' // nothing where the schema promises something
  | 'invalid' // a value that the type does not allow, or must not show
  | 'unresolvable'; // no subgraph can be asked for it

/** Everything about an error that leaves the house, except where it happened. */
export interface ErrorFace {
  readonly message: string;
  readonly extensions: ErrorExtensions;
}

export interface ErrorExtensions {
  readonly code: string;
  readonly service?: string;
  readonly reason?: string;
  readonly nextStep?: string;
  readonly retryAfterSeconds?: number;
}

/** Seconds after which a client may try a silent sector again, when nobody named a better time. */
const RETRY_AFTER_SECONDS = 5;

/**
 * The policy of the error table in `platform/errors.ts`: an error with a code that a sector can mean for the caller
 * keeps its message and the listed extensions, whatever else a subgraph says is masked.
 */
export const tableErrorPolicy: ErrorPolicy = {
  unavailable: (service, failure) => ({
    message: `The register "${service}" did not answer.`,
    extensions: {
      code: 'SECTOR_UNAVAILABLE',
      service,
      // Cancelled by the deadline, as far as anyone can read it: a client that hung up reads nothing.
      reason: failure.failure === 'cancelled' ? 'timeout' : failure.failure,
      nextStep: ERRORS.SECTOR_UNAVAILABLE.nextStep,
      retryAfterSeconds: failure.retryAfterSeconds ?? RETRY_AFTER_SECONDS,
    },
  }),
  reported: (service, error) => passThrough(service, error) ?? masked(service),
  incomplete: (defect, where) => ({
    message: DEFECTS[defect](where),
    extensions: { code: 'INTERNAL_SERVER_ERROR', nextStep: ERRORS.INTERNAL_SERVER_ERROR.nextStep },
  }),
};

const DEFECTS: Readonly<Record<Defect, (where: string) => string>> = {
  null: (where) => `Cannot return null for non-nullable ${where}.`,
  invalid: (where) => `The value received for ${where} is not one of its type.`,
  unresolvable: (where) => `No register can be asked for ${where} here.`,
};

/**
 * About the caller's values, the records, and the sector itself. The other codes are about documents and HTTP requests,
 * and those that a sector sees are ours: one that does not know a field, say, is not of the supergraph's version.
 */
const SECTOR_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'LIMIT_EXCEEDED',
  'NOT_FOUND',
  'AMBIGUOUS',
  'NOT_IN_FORCE',
  'FORBIDDEN',
  'SECTOR_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
]);

function passThrough(service: string, error: SubgraphError): ErrorFace | undefined {
  const extensions = (error.extensions ?? {}) as Readonly<Record<string, unknown>>;
  const { code, reason, nextStep, retryAfterSeconds } = extensions;
  if (!isErrorCode(code) || !SECTOR_CODES.has(code) || typeof error.message !== 'string') return undefined;
  return {
    message: withoutLiteralNames(error.message),
    extensions: {
      code,
      service,
      ...(typeof reason === 'string' && { reason }),
      nextStep: typeof nextStep === 'string' ? nextStep : ERRORS[code].nextStep,
      ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    },
  };
}

function masked(service: string): ErrorFace {
  return {
    message: `The register "${service}" failed to produce this field.`,
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      service,
      nextStep: ERRORS.INTERNAL_SERVER_ERROR.nextStep,
    },
  };
}
