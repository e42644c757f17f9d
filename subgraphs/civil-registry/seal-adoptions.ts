import { callerError } from '../../platform/errors.ts';

/**
 * Refuses whoever asks for an adoption, whether there is one or not, without reading: even its absence is a secret.
 * Source: Law on Adoption 52/2010/QH12 art. 11 and Law on Civil Status 60/2014/QH13 (protection of civil status
 * data).
 * @param argument by which they were asked for, if any
 * @throws FORBIDDEN always, until rights name who may.
 */
export function sealAdoptions(argument?: string): never {
  const detail = { reason: 'ADOPTION_SEALED', nextStep: NEXT_STEP };
  throw callerError('FORBIDDEN', MESSAGE, argument === undefined ? detail : { ...detail, argument });
}

const MESSAGE = {
  vi: 'Việc nuôi con nuôi được niêm phong: liên kết giữa người được nhận làm con nuôi và cha mẹ đẻ, ở đây không ai có quyền đọc.',
  en: 'Adoptions are sealed: the link between the adopted person and the parents by birth, which nobody has the right to read here.',
};

const NEXT_STEP = {
  vi: 'Hỏi xã đã đăng ký việc nuôi con nuôi, hoặc tòa án, với sự đồng ý mà pháp luật yêu cầu; hoặc bỏ trường này.',
  en: 'Ask the commune that registered the adoption, or a court, with the consent that the law requires; or leave the field out.',
};
