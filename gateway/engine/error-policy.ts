import { ERRORS, isErrorCode, isRaisedBySectors, textsOf } from '../../platform/errors.ts';
import { sameInAll, type Bilingual } from '../../platform/language.ts';
import { withoutLiteralNames } from './operation/without-literal-names.ts';
import type { SubgraphError, SubgraphFailure } from './subgraph-client.ts';

/** Decides what of a subgraph's trouble a client may read. The engine adds path and request id. */
export interface ErrorPolicy {
  /** The face of a fetch that brought no usable answer. */
  unavailable(service: string, failure: SubgraphFailure): ErrorFace;
  /** The face of an error that the subgraph itself reported. */
  reported(service: string, error: SubgraphError): ErrorFace;
  /** The face of a place in the answer that the merged data cannot fill. `where` names it, e.g. by its schema coordinate. */
  incomplete(defect: Defect, where: string | Bilingual): ErrorFace;
}

export type Defect =
  | 'null' // nothing where the schema promises something
  | 'invalid' // a value that the type does not allow, or must not show
  | 'unresolvable'; // no subgraph can be asked for it

/** Everything about an error that leaves the house, except where it happened. */
export interface ErrorFace {
  readonly message: Bilingual;
  readonly extensions: ErrorExtensions;
}

export interface ErrorExtensions {
  readonly code: string;
  readonly service?: string;
  readonly argument?: string;
  readonly reason?: string;
  readonly nextStep?: Bilingual;
  readonly retryAfterSeconds?: number;
  /** So many are not listed: those that this one counts, or more that read the same at this place. */
  readonly omittedErrors?: number;
}

/** Seconds after which a client may try a silent sector again, when nobody named a better time. */
const RETRY_AFTER_SECONDS = 5;

/**
 * The policy of the error table in `platform/errors.ts`: an error with a code that a sector can mean for the caller
 * keeps its message and the listed extensions, whatever else a subgraph says is masked.
 */
export const tableErrorPolicy: ErrorPolicy = {
  unavailable: (service, failure) => ({
    message: {
      vi: `Cơ sở dữ liệu "${service}" không trả lời.`,
      en: `The register "${service}" did not answer.`,
    },
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
    message: DEFECTS[defect](typeof where === 'string' ? sameInAll(where) : where),
    extensions: { code: 'INTERNAL_SERVER_ERROR', nextStep: ERRORS.INTERNAL_SERVER_ERROR.nextStep },
  }),
};

const DEFECTS: Readonly<Record<Defect, (where: Bilingual) => Bilingual>> = {
  null: (where) => ({
    vi: `Không được để trống ${where.vi}.`,
    en: `Cannot return null for non-nullable ${where.en}.`,
  }),
  invalid: (where) => ({
    vi: `Giá trị nhận được cho ${where.vi} không thuộc kiểu của nó.`,
    en: `The value received for ${where.en} is not one of its type.`,
  }),
  unresolvable: (where) => ({
    vi: `Ở đây không hỏi được cơ sở dữ liệu nào về ${where.vi}.`,
    en: `No register can be asked for ${where.en} here.`,
  }),
};

function passThrough(service: string, error: SubgraphError): ErrorFace | undefined {
  const extensions = (error.extensions ?? {}) as Readonly<Record<string, unknown>>;
  const { code, argument, reason, retryAfterSeconds } = extensions;
  const { message, nextStep } = textsOf(error);
  if (!isErrorCode(code) || !isRaisedBySectors(code) || !message) return undefined;
  return {
    message: { vi: withoutLiteralNames(message.vi), en: withoutLiteralNames(message.en) },
    extensions: {
      code,
      service,
      ...(typeof argument === 'string' && { argument }),
      ...(typeof reason === 'string' && { reason }),
      nextStep: nextStep ?? ERRORS[code].nextStep,
      ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    },
  };
}

function masked(service: string): ErrorFace {
  return {
    message: {
      vi: `Cơ sở dữ liệu "${service}" không trả về được trường này.`,
      en: `The register "${service}" failed to produce this field.`,
    },
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      service,
      nextStep: ERRORS.INTERNAL_SERVER_ERROR.nextStep,
    },
  };
}
