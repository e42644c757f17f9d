import type { ErrorEntry } from './error-entry.ts';

/** About the HTTP request and its document: nothing was executed. */
export const REQUEST_ERRORS = {
  BAD_USER_INPUT: {
    status: 400,
    raisedBySectors: true,
    meaning: {
      vi: 'Một tham số hoặc biến có giá trị không thể đúng.',
      en: 'An argument or variable has a value that cannot be right.',
    },
    nextStep: {
      vi: 'Sửa giá trị được nêu trong thông báo; thông báo cho biết dạng cần có.',
      en: 'Correct the value named in the message; it states the form expected.',
    },
  },
  BAD_REQUEST: {
    status: 400,
    meaning: {
      vi: 'Yêu cầu HTTP không phải là yêu cầu GraphQL: thân, tiêu đề hoặc tham số sai dạng.',
      en: 'The HTTP request is not a GraphQL request: body, headers or parameters are malformed.',
    },
    nextStep: {
      vi: 'Gửi POST với Content-Type application/json và thân {"query": …, "variables": …}.',
      en: 'Send a POST with Content-Type application/json and a body {"query": …, "variables": …}.',
    },
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    meaning: {
      vi: 'Văn bản không phải là GraphQL.',
      en: 'The document is not GraphQL.',
    },
    nextStep: {
      vi: 'Sửa cú pháp tại dòng và cột được nêu.',
      en: 'Mend the syntax at the line and column given.',
    },
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    meaning: {
      vi: 'Văn bản không khớp với lược đồ.',
      en: 'The document does not fit the schema.',
    },
    nextStep: {
      vi: 'Đối chiếu trường hoặc tham số được nêu với lược đồ (introspection, hoặc IDE tại địa chỉ này).',
      en: 'Compare the field or argument named with the schema (introspection, or the IDE at the endpoint).',
    },
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: {
      vi: 'Văn bản không có thao tác mang tên đó, hoặc có nhiều thao tác mà không nêu tên.',
      en: 'The document has no operation of that name, or several and none was named.',
    },
    nextStep: {
      vi: 'Gửi `operationName` là tên của một thao tác trong văn bản.',
      en: 'Send `operationName` with the name of one operation in the document.',
    },
  },
  LIMIT_EXCEEDED: {
    status: 400,
    raisedBySectors: true,
    meaning: {
      vi: 'Thao tác lớn hơn, sâu hơn hoặc tốn hơn mức một yêu cầu được phép.',
      en: 'The operation is larger, deeper or dearer than one request may be.',
    },
    nextStep: {
      vi: 'Hỏi ít hơn mỗi lần: trang nhỏ hơn, ít tầng hơn, nhiều yêu cầu.',
      en: 'Ask for less at once: smaller pages, fewer levels, several requests.',
    },
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 404,
    meaning: {
      vi: 'Không (còn) biết thao tác nào theo mã băm đó.',
      en: 'No operation is known under that hash (any more).',
    },
    nextStep: {
      vi: 'Gửi văn bản trong `query` một lần, kèm mã băm của nó.',
      en: 'Send the text in `query` once, together with its hash.',
    },
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 404,
    meaning: {
      vi: 'Không biết thao tác nào theo mã băm đó, và ở đây không đăng ký được.',
      en: 'No operation is known under that hash, and none can be registered here.',
    },
    nextStep: {
      vi: 'Gửi văn bản trong `query`, không kèm `extensions.persistedQuery`.',
      en: 'Send the text in `query`, without `extensions.persistedQuery`.',
    },
  },
  PERSISTED_QUERY_HASH_MISMATCH: {
    status: 400,
    meaning: {
      vi: 'Mã băm gửi kèm không phải là mã băm của văn bản thao tác.',
      en: 'The hash that came with an operation is not the hash of its text.',
    },
    nextStep: {
      vi: 'Băm đúng văn bản được gửi: SHA-256 trên các byte UTF-8 của nó, viết bằng chữ số thập lục phân thường.',
      en: 'Hash exactly the text that is sent: SHA-256 of its UTF-8 bytes, in lower-case hexadecimal digits.',
    },
  },
  OPERATION_NOT_LISTED: {
    status: 403,
    meaning: {
      vi: 'Cổng này chỉ phục vụ các thao tác trong danh mục của nó.',
      en: 'This gateway only serves the operations of its manifest.',
    },
    nextStep: {
      vi: 'Gửi một thao tác trong danh mục, hoặc đề nghị đưa thao tác vào `clients/operations` (`npm run operations`).',
      en: 'Send one of them, or have the operation added to `clients/operations` (`npm run operations`).',
    },
  },
  RATE_LIMITED: {
    status: 429,
    meaning: {
      vi: 'Bên gọi gửi nhiều yêu cầu hơn mức được phép trong khoảng thời gian này, hoặc có quá nhiều yêu cầu cùng lúc.',
      en: 'The caller sends more requests than it may in the time, or has too many under way at once.',
    },
    nextStep: {
      vi: 'Chờ số giây trong `retryAfterSeconds` (cũng có trong tiêu đề Retry-After), rồi gửi lại.',
      en: 'Wait for the seconds in `retryAfterSeconds` (also in the header Retry-After), then repeat.',
    },
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    meaning: {
      vi: 'Thân yêu cầu lớn hơn mức được nhận.',
      en: 'The request body is larger than the endpoint accepts.',
    },
    nextStep: {
      vi: 'Gửi các giá trị dưới dạng biến trong nhiều yêu cầu.',
      en: 'Send the values as variables in several requests.',
    },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: {
      vi: 'Phương thức HTTP không phù hợp: GET dùng cho truy vấn, POST dùng cho mọi thao tác.',
      en: 'The HTTP method does not fit: GET is for queries, POST for everything.',
    },
    nextStep: {
      vi: 'Dùng POST.',
      en: 'Use POST.',
    },
  },
  NOT_ACCEPTABLE: {
    status: 406,
    meaning: {
      vi: 'Tiêu đề Accept không nêu dạng nào mà nơi này trả lời được.',
      en: 'The Accept header names no form in which this endpoint can answer.',
    },
    nextStep: {
      vi: 'Gửi Accept: application/graphql-response+json, hoặc application/json.',
      en: 'Send Accept: application/graphql-response+json, or application/json.',
    },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: {
      vi: 'Thân yêu cầu ở dạng không đọc được: kiểu nội dung, bảng mã hoặc cách nén.',
      en: 'The body is in a form this endpoint does not read: its media type, charset or compression.',
    },
    nextStep: {
      vi: 'Gửi Content-Type: application/json bằng UTF-8, không nén hoặc nén bằng gzip, br hay deflate.',
      en: 'Send Content-Type: application/json in UTF-8, plain or compressed with gzip, br or deflate.',
    },
  },
  PREFLIGHT_REQUIRED: {
    status: 403,
    meaning: {
      vi: 'Trình duyệt gửi yêu cầu này từ một trang khác mà không hỏi trước (CORS), giống như yêu cầu giả mạo.',
      en: 'A browser sent this from another site without asking first (CORS), as a forged request would be.',
    },
    nextStep: {
      vi: 'Dùng POST với Content-Type application/json, hoặc thêm tiêu đề `graphql-preflight: 1`.',
      en: 'Use POST with Content-Type application/json, or add the header `graphql-preflight: 1`.',
    },
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    meaning: {
      vi: 'Trình duyệt hỏi (CORS) cho một trang web không có trong danh sách được đọc câu trả lời.',
      en: 'A browser asks (CORS) on behalf of a web page that is not listed to read the answers.',
    },
    nextStep: {
      vi: 'Đề nghị thêm địa chỉ của trang web vào CORS_ORIGINS.',
      en: 'Have the origin of the web page added to CORS_ORIGINS.',
    },
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    meaning: {
      vi: 'Tiêu đề Host nêu tên một máy chủ không phải là cổng này; tên DNS bị trỏ lại trông như vậy.',
      en: 'The Host header names a server that this gateway is not; a rebound DNS name looks like this.',
    },
    nextStep: {
      vi: 'Gọi cổng bằng localhost hoặc 127.0.0.1, hoặc đề nghị thêm tên vào ALLOWED_HOSTS.',
      en: 'Address the gateway as localhost or 127.0.0.1, or have the name added to ALLOWED_HOSTS.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
