import { callerError } from '../../platform/errors.ts';

/**
 * Refuses whoever asks for an adoption, whether there is one or not, without reading: even its absence is a secret.
 * Source: Law on Adoption 52/2010/QH12 art. 11 and Law on Civil Status 60/2014/QH13 (protection of civil status
 * data). @throws FORBIDDEN always, until rights name who may.
 */
export function sealAdoptions(): never {
  throw callerError('FORBIDDEN', 'Adoptions are sealed: nobody has the right to read them here.', {
    reason: 'Adoption is a sealed link between the adopted person and the parents by birth.',
    nextStep:
      'Ask the commune that registered the adoption, or a court, with the consent that the law requires; or leave the field out.',
  });
}
