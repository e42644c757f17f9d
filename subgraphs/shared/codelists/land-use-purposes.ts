import { defineCodeList, type CodeList } from './code-list.ts';

/** Groups of land by the Land Law: agricultural, non-agricultural, unused. */
export type LandUseGroup = 'NNP' | 'PNN' | 'CSD';

type Purpose = readonly [
  code: string,
  name: string,
  nameEn: string,
  group: LandUseGroup,
  closestCurrent?: string,
];

/** The three groups of land of the Land Law 2024, article 9. */
export const LAND_USE_GROUPS = defineCodeList('land-use-groups', [
  ['NNP', 'Nhóm đất nông nghiệp', 'Agricultural land (group)'],
  ['PNN', 'Nhóm đất phi nông nghiệp', 'Non-agricultural land (group)'],
  ['CSD', 'Nhóm đất chưa sử dụng', 'Unused land (group)'],
]);

const CURRENT: readonly Purpose[] = [
  ['LUC', 'Đất chuyên trồng lúa', 'Land for wet rice only', 'NNP'],
  ['LUK', 'Đất trồng lúa còn lại', 'Other rice land', 'NNP'],
  ['HNK', 'Đất trồng cây hằng năm khác', 'Land for other annual crops', 'NNP'],
  ['CLN', 'Đất trồng cây lâu năm', 'Land for perennial crops', 'NNP'],
  ['RDD', 'Đất rừng đặc dụng', 'Special-use forest', 'NNP'],
  ['RPH', 'Đất rừng phòng hộ', 'Protection forest', 'NNP'],
  ['RSX', 'Đất rừng sản xuất', 'Production forest', 'NNP'],
  ['NTS', 'Đất nuôi trồng thủy sản', 'Land for aquaculture', 'NNP'],
  ['CNT', 'Đất chăn nuôi tập trung', 'Land for concentrated livestock farming', 'NNP'],
  ['LMU', 'Đất làm muối', 'Land for salt making', 'NNP'],
  ['NKH', 'Đất nông nghiệp khác', 'Other agricultural land', 'NNP'],
  ['ONT', 'Đất ở tại nông thôn', 'Residential land, rural', 'PNN'],
  ['ODT', 'Đất ở tại đô thị', 'Residential land, urban', 'PNN'],
  ['TSC', 'Đất xây dựng trụ sở cơ quan', 'Land for government offices', 'PNN'],
  ['CQP', 'Đất quốc phòng', 'Land for national defence', 'PNN'],
  ['CAN', 'Đất an ninh', 'Land for public security', 'PNN'],
  ['DVH', 'Đất xây dựng cơ sở văn hóa', 'Land for cultural facilities', 'PNN'],
  ['DXH', 'Đất xây dựng cơ sở xã hội', 'Land for social facilities', 'PNN'],
  ['DYT', 'Đất xây dựng cơ sở y tế', 'Land for health facilities', 'PNN'],
  ['DGD', 'Đất xây dựng cơ sở giáo dục và đào tạo', 'Land for education and training', 'PNN'],
  ['DTT', 'Đất xây dựng cơ sở thể dục, thể thao', 'Land for sports facilities', 'PNN'],
  ['DKH', 'Đất xây dựng cơ sở khoa học và công nghệ', 'Land for science and technology', 'PNN'],
  ['DMT', 'Đất xây dựng cơ sở môi trường', 'Land for environmental facilities', 'PNN'],
  ['DKT', 'Đất xây dựng cơ sở khí tượng thủy văn', 'Land for hydrometeorology', 'PNN'],
  ['DNG', 'Đất xây dựng cơ sở ngoại giao', 'Land for diplomatic facilities', 'PNN'],
  ['DSK', 'Đất xây dựng công trình sự nghiệp khác', 'Land for other public-service works', 'PNN'],
  ['SKK', 'Đất khu công nghiệp', 'Industrial park', 'PNN'],
  ['SKN', 'Đất cụm công nghiệp', 'Industrial cluster', 'PNN'],
  ['SCT', 'Đất khu công nghệ thông tin tập trung', 'Concentrated information-technology park', 'PNN'],
  ['TMD', 'Đất thương mại, dịch vụ', 'Land for commerce and services', 'PNN'],
  ['SKC', 'Đất cơ sở sản xuất phi nông nghiệp', 'Land for non-agricultural production', 'PNN'],
  ['SKS', 'Đất sử dụng cho hoạt động khoáng sản', 'Land for mining', 'PNN'],
  ['DGT', 'Đất công trình giao thông', 'Land for transport works', 'PNN'],
  ['DTL', 'Đất công trình thủy lợi', 'Land for irrigation works', 'PNN'],
  ['DCT', 'Đất công trình cấp nước, thoát nước', 'Land for water supply and drainage', 'PNN'],
  ['DPC', 'Đất công trình phòng, chống thiên tai', 'Land for disaster prevention', 'PNN'],
  [
    'DDD',
    'Đất có di tích lịch sử - văn hóa, danh lam thắng cảnh, di sản thiên nhiên',
    'Land of monuments, scenic places and natural heritage',
    'PNN',
  ],
  ['DRA', 'Đất công trình xử lý chất thải', 'Land for waste treatment', 'PNN'],
  ['DNL', 'Đất công trình năng lượng, chiếu sáng công cộng', 'Land for energy and public lighting', 'PNN'],
  [
    'DBV',
    'Đất công trình hạ tầng bưu chính, viễn thông, công nghệ thông tin',
    'Land for post, telecommunications and information technology',
    'PNN',
  ],
  ['DCH', 'Đất chợ dân sinh, chợ đầu mối', 'Land for markets', 'PNN'],
  [
    'DKV',
    'Đất khu vui chơi, giải trí công cộng, sinh hoạt cộng đồng',
    'Land for public recreation and community life',
    'PNN',
  ],
  ['TON', 'Đất tôn giáo', 'Land of religious establishments', 'PNN'],
  ['TIN', 'Đất tín ngưỡng', 'Land for belief and worship', 'PNN'],
  [
    'NTD',
    'Đất nghĩa trang, nhà tang lễ, cơ sở hỏa táng; cơ sở lưu giữ tro cốt',
    'Cemeteries, funeral homes and crematoria',
    'PNN',
  ],
  [
    'MNC',
    'Đất có mặt nước chuyên dùng dạng ao, hồ, đầm, phá',
    'Specialised water surface: ponds, lakes, lagoons',
    'PNN',
  ],
  ['SON', 'Đất có mặt nước dạng sông, ngòi, kênh, rạch, suối', 'Rivers, streams and canals', 'PNN'],
  ['PNK', 'Đất phi nông nghiệp khác', 'Other non-agricultural land', 'PNN'],
  [
    'CGT',
    'Đất do Nhà nước thu hồi chưa giao, chưa cho thuê',
    'Land recovered by the State, not yet allocated or leased',
    'CSD',
  ],
  ['BCS', 'Đất bằng chưa sử dụng', 'Unused flat land', 'CSD'],
  ['DCS', 'Đất đồi núi chưa sử dụng', 'Unused hilly land', 'CSD'],
  ['NCS', 'Núi đá không có rừng cây', 'Rocky mountain without forest', 'CSD'],
  ['MCS', 'Đất có mặt nước chưa sử dụng', 'Unused water surface', 'CSD'],
];

/** Codes before Circular 08/2024; the last column is the closest code of today, where there is one. */
const LEGACY: readonly Purpose[] = [
  ['LUN', 'Đất trồng lúa nương', 'Upland rice land', 'NNP', 'LUK'],
  ['BHK', 'Đất bằng trồng cây hằng năm khác', 'Flat land for other annual crops', 'NNP', 'HNK'],
  [
    'NHK',
    'Đất nương rẫy trồng cây hằng năm khác',
    'Slash-and-burn land for other annual crops',
    'NNP',
    'HNK',
  ],
  ['DTS', 'Đất xây dựng trụ sở của tổ chức sự nghiệp', 'Land for offices of public-service units', 'PNN'],
  ['SKT', 'Đất khu chế xuất', 'Export processing zone', 'PNN'],
  ['SKX', 'Đất sản xuất vật liệu xây dựng, làm đồ gốm', 'Land for building materials and pottery', 'PNN'],
  ['DDT', 'Đất có di tích lịch sử - văn hóa', 'Land of historical and cultural monuments', 'PNN', 'DDD'],
  ['DDL', 'Đất danh lam thắng cảnh', 'Land of scenic places', 'PNN', 'DDD'],
  ['DSH', 'Đất sinh hoạt cộng đồng', 'Land for community activities', 'PNN', 'DKV'],
  ['DCK', 'Đất công trình công cộng khác', 'Land for other public works', 'PNN'],
];

/** The 53 purposes in force. Source: Circular 08/2024/TT-BTNMT; English names and groups are our reading. */
export const LAND_USE_PURPOSES = defineCodeList('land-use-purposes-2024', CURRENT);

/** Ten purposes that old certificates still carry. Source: Circular 28/2014/TT-BTNMT. */
export const LAND_USE_PURPOSES_LEGACY = defineCodeList('land-use-purposes-2014', LEGACY);

/** The list in which a purpose stands, the current one first; undefined for a code of neither. */
export function landUseListOf(code: string): CodeList | undefined {
  return [LAND_USE_PURPOSES, LAND_USE_PURPOSES_LEGACY].find(({ entries }) => entries.has(code));
}

/** The group of a purpose, current or legacy; undefined for a code of neither list. */
export function landUseGroupOf(code: string): LandUseGroup | undefined {
  return GROUPS.get(code);
}

/** Today's code for a purpose: itself when current, the closest one when legacy, undefined when there is none. */
export function currentLandUseOf(code: string): string | undefined {
  return LAND_USE_PURPOSES.entries.has(code) ? code : CLOSEST.get(code);
}

const GROUPS: ReadonlyMap<string, LandUseGroup> = new Map(
  [...CURRENT, ...LEGACY].map(([code, , , group]) => [code, group]),
);
const CLOSEST: ReadonlyMap<string, string | undefined> = new Map(
  LEGACY.map(([code, , , , closest]) => [code, closest]),
);
