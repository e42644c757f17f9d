import type { Bilingual } from '../language.ts';

export interface GivenUp {
  /** Nothing was found wrong: the document is only more than graphql-js looks through. */
  readonly isLimit: boolean;
  readonly text: Bilingual;
}

/**
 * What graphql-js says where it stops before it is through, in our words; undefined for what it says of a document.
 * It has no type for these errors, only texts, and nothing that a client writes can make others equal to them.
 */
export function givenUp(message: string): GivenUp | undefined {
  return GIVEN_UP.get(message);
}

const NOT_ALL_TOLD = {
  vi: 'Còn những lỗi khác không nêu ở đây; hãy sửa những lỗi này trước.',
  en: 'There are further faults that are not told; correct these first.',
};

const GIVEN_UP: ReadonlyMap<string, GivenUp> = new Map([
  [
    // OverlappingFieldsCanBeMergedRule compares each field with all others of its name: at most 500,000 steps.
    'Validation aborted.',
    {
      isLimit: true,
      text: {
        vi: 'Thao tác chọn cùng một tên trường, hoặc dùng các fragment, quá nhiều lần tại một chỗ nên không so sánh hết được.',
        en: 'The operation selects the same field, or uses fragments, too often in one place for all to be compared with each other.',
      },
    },
  ],
  [
    'Maximum introspection depth exceeded',
    {
      isLimit: true,
      text: {
        vi: 'Lược đồ được hỏi với các danh sách (fields, interfaces, possibleTypes, inputFields) lồng nhau hơn 2 tầng.',
        en: 'The schema is asked for with lists (fields, interfaces, possibleTypes, inputFields) nested more than 2 levels deep.',
      },
    },
  ],
  ...[
    'Too many validation errors, error limit reached. Validation aborted.',
    'Too many errors processing variables, error limit reached. Execution aborted.',
  ].map((message): [string, GivenUp] => [message, { isLimit: false, text: NOT_ALL_TOLD }]),
]);
