import type { ErrorEntry } from './error-entry.ts';

/** About records, registers and the gateway itself: met while an operation was executed. */
export const ANSWER_ERRORS = {
  NOT_FOUND: {
    status: 404,
    raisedBySectors: true,
    meaning: {
      vi: 'Không có gì được biết theo tên đó.',
      en: 'Nothing is known under that name.',
    },
    nextStep: {
      vi: 'Kiểm tra cách viết của tên hoặc số.',
      en: 'Check the spelling of the name or number.',
    },
  },
  AMBIGUOUS: {
    status: 409,
    raisedBySectors: true,
    meaning: {
      vi: 'Nhiều bản ghi cùng phù hợp và không bản ghi nào được chọn: đoán còn tệ hơn không trả lời.',
      en: 'Several records fit and none is chosen: a guess would be worse than no answer.',
    },
    nextStep: {
      vi: 'Thêm điều phân biệt các bản ghi, như thông báo đã nêu.',
      en: 'Add what tells the records apart, as the message says.',
    },
  },
  NOT_IN_FORCE: {
    status: 400,
    raisedBySectors: true,
    meaning: {
      vi: 'Mã đơn vị hành chính đã từng có, nhưng không có hiệu lực vào ngày được hỏi.',
      en: 'The administrative code existed, but not on the date asked about.',
    },
    nextStep: {
      vi: 'Nêu một ngày mà mã còn hiệu lực, hoặc dùng một trong các đơn vị kế thừa được nêu.',
      en: 'Give a date on which the code was in force, or use one of the successors named.',
    },
  },
  NOT_HELD: {
    status: 404,
    raisedBySectors: true,
    meaning: {
      vi: 'Cơ sở dữ liệu không có số liệu của nơi hoặc thời gian đó, nên không thể nói là có hay không.',
      en: 'The register holds no data of that place or time, so it can say neither something nor nothing.',
    },
    nextStep: {
      vi: 'Hỏi nơi hoặc ngày được nêu trong thông báo, hoặc hỏi cơ sở dữ liệu của tỉnh kia.',
      en: 'Ask for the place or the date that the message names, or the register of the other province.',
    },
  },
  FORBIDDEN: {
    status: 403,
    raisedBySectors: true,
    meaning: {
      vi: 'Bên gọi không có quyền đối với trường này cho mục đích đã nêu.',
      en: 'The caller has no right to this field for the stated purpose.',
    },
    nextStep: {
      vi: 'Xin quyền từ cơ quan chủ quản của cơ sở dữ liệu, hoặc bỏ trường này.',
      en: 'Ask the owner of the register for the right, or leave the field out.',
    },
  },
  SECTOR_UNAVAILABLE: {
    status: 503,
    raisedBySectors: true,
    meaning: {
      vi: 'Một cơ sở dữ liệu không trả lời; các trường của những cơ sở dữ liệu khác vẫn đầy đủ.',
      en: 'One register did not answer; the fields of the others are complete.',
    },
    nextStep: {
      vi: 'Gửi lại yêu cầu sau số giây trong `retryAfterSeconds`.',
      en: 'Repeat the request after the seconds given in `retryAfterSeconds`.',
    },
  },
  GATEWAY_BUSY: {
    status: 503,
    meaning: {
      vi: 'Có nhiều thao tác mới đến hơn mức có thể lập kế hoạch sớm; những thao tác đã từng hỏi vẫn được trả lời.',
      en: 'More new operations have arrived than can be planned soon; those asked before are still answered.',
    },
    nextStep: {
      vi: 'Gửi lại yêu cầu sau số giây trong `retryAfterSeconds`.',
      en: 'Repeat the request after the seconds given in `retryAfterSeconds`.',
    },
  },
  DEADLINE_EXCEEDED: {
    status: 504,
    raisedBySectors: true,
    meaning: {
      vi: 'Câu trả lời chưa đầy đủ khi hết thời gian cho phép.',
      en: 'The answer was not complete within the time allowed.',
    },
    nextStep: {
      vi: 'Hỏi ít hơn mỗi lần, hoặc cho phép nhiều thời gian hơn.',
      en: 'Ask for less at once, or allow more time.',
    },
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: {
      vi: 'Có lỗi ở phía hệ thống; nguyên nhân được ghi nhật ký theo mã yêu cầu.',
      en: 'Something failed on our side; the cause is logged under the request id.',
    },
    nextStep: {
      vi: 'Gửi lại một lần; nếu vẫn lỗi, hãy báo mã yêu cầu.',
      en: 'Repeat once; if it fails again, report the request id.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
