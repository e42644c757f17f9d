import { fakerVI } from '@faker-js/faker';
import type { Sex } from './person.ts';

/** How a people of the province names its children; lists of our own, ordinary names, nobody's in particular. */
export interface People {
  /** Code of the list of 1979. */
  readonly code: string;
  readonly surnames: readonly string[];
  readonly middles: Readonly<Record<Sex, readonly string[]>>;
  readonly givens: Readonly<Record<Sex, readonly string[]>>;
}

const vietnamese = fakerVI.rawDefinitions.person;
const COMMON: People['givens'] = {
  MALE: single(vietnamese?.first_name?.male),
  FEMALE: single(vietnamese?.first_name?.female),
};
const KINH_MIDDLES: People['middles'] = {
  MALE: [
    'Văn',
    'Văn',
    'Văn',
    'Hữu',
    'Đức',
    'Công',
    'Quang',
    'Minh',
    'Xuân',
    'Ngọc',
    'Đình',
    'Mạnh',
    'Anh',
    '',
  ],
  FEMALE: ['Thị', 'Thị', 'Thị', 'Thị', 'Thu', 'Ngọc', 'Thanh', 'Phương', 'Hồng', 'Minh', 'Thùy', 'Kim', ''],
};
const PLAIN_MIDDLES: People['middles'] = {
  MALE: ['Văn', 'Văn', 'Đức', 'Xuân', ''],
  FEMALE: ['Thị', 'Thị', 'Thị', 'Thu'],
};

export const PEOPLES: readonly People[] = [
  {
    code: '01',
    surnames: repeatByShare(vietnamese?.last_name?.generic ?? []),
    middles: KINH_MIDDLES,
    givens: COMMON,
  },
  {
    code: '02', // Tày
    surnames: [
      'Hoàng',
      'Nông',
      'Ma',
      'Hà',
      'Quan',
      'Nguyễn',
      'Lương',
      'Ma',
      'Hoàng',
      'Bế',
      'Chẩu',
      'Ma Doãn',
    ],
    middles: PLAIN_MIDDLES,
    givens: COMMON,
  },
  {
    code: '07', // Nùng
    surnames: ['Nông', 'Lương', 'Hoàng', 'Lục', 'Vi', 'Lèng', 'Long', 'Sùng', 'Nùng'],
    middles: PLAIN_MIDDLES,
    givens: COMMON,
  },
  {
    code: '08', // HMông: two syllables are common, a middle name is not
    surnames: [
      'Giàng',
      'Sùng',
      'Vàng',
      'Ma',
      'Thào',
      'Lầu',
      'Vừ',
      'Hầu',
      'Mua',
      'Hạng',
      'Cháng',
      'Lý',
      'Chứ',
      'Ly',
    ],
    middles: { MALE: ['A', 'Mí', 'Seo', 'Chá', 'Văn', ''], FEMALE: ['Thị', 'Thị', ''] },
    givens: {
      MALE: [
        'Páo',
        'Chứ',
        'Sính',
        'Dình',
        'Pó',
        'Sử',
        'Nô',
        'Say',
        'Lử',
        'Vàng',
        'Cho',
        'Chính',
        'Dũng',
        'Lềnh',
        'Tủa',
      ],
      FEMALE: [
        'Mỷ',
        'Máy',
        'Dở',
        'Sua',
        'Chở',
        'Dợ',
        'Vá',
        'Pà',
        'Say',
        'Xúa',
        'Mai',
        'Lía',
        'Cáy',
        'Pàng',
        'Ca',
      ],
    },
  },
  {
    code: '09', // Dao
    surnames: ['Bàn', 'Triệu', 'Đặng', 'Phùng', 'Lý', 'Tẩn', 'Chảo', 'Phàn', 'Trương', 'Bồn', 'Bàn', 'Triệu'],
    middles: {
      MALE: ['Văn', 'Tòn', 'Chòi', 'Sành', 'Tiến', 'Mùi', 'Kim', 'Nguyên'],
      FEMALE: ['Thị', 'Mùi', 'Thị', 'Lở', 'Thị'],
    },
    givens: {
      MALE: [
        'Sếnh',
        'Pú',
        'Phấu',
        'Quyên',
        'Chiêu',
        'Siệu',
        'Minh',
        'Thanh',
        'Lụa',
        'Phúc',
        'Hội',
        'Vạn',
        'Chòi',
        'Tá',
      ],
      FEMALE: [
        'Mẩy',
        'Pham',
        'Nái',
        'Ghển',
        'Liều',
        'Mùi',
        'Mán',
        'Chướng',
        'Lai',
        'Mui',
        'Xuân',
        'Hương',
        'Tá',
      ],
    },
  },
  {
    code: '15', // Sán Chay (Cao Lan)
    surnames: ['Hoàng', 'Trần', 'Lâm', 'Ninh', 'Lý', 'Âu', 'Tiêu', 'Đàm', 'Vi'],
    middles: PLAIN_MIDDLES,
    givens: COMMON,
  },
  {
    code: '18', // Sán Dìu
    surnames: ['Lưu', 'Trương', 'Từ', 'Ôn', 'Tạ', 'Lê', 'Diệp', 'Đỗ', 'Tô'],
    middles: PLAIN_MIDDLES,
    givens: COMMON,
  },
  {
    code: '25', // Giáy
    surnames: ['Vàng', 'Lù', 'Lục', 'Nông', 'Hoàng', 'Lý', 'Vùi'],
    middles: { MALE: ['Văn', ''], FEMALE: ['Thị'] },
    givens: COMMON,
  },
];

/** Two-syllable entries are a middle and a given name already. */
function single(names: readonly string[] | undefined): readonly string[] {
  return (names ?? []).map((name) => name.split(' ').at(-1) ?? name);
}

/** Nguyễn, Trần, Lê and Phạm are more than half of all Kinh surnames; the rest of the list share what is left. */
function repeatByShare(surnames: readonly string[]): readonly string[] {
  const frequent = { Nguyễn: 16, Trần: 6, Lê: 5, Phạm: 4, Hoàng: 2, Vũ: 2 } as Readonly<
    Record<string, number>
  >;
  return surnames.flatMap((surname) => Array.from({ length: frequent[surname] ?? 1 }, () => surname));
}
