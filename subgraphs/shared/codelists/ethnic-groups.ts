import { defineCodeList } from './code-list.ts';

type EthnicGroup = readonly [
  code1979: string,
  name: string,
  nameEn: string,
  codeCensus: string,
  nameCensus: string,
];

/** The 54 ethnic groups, then foreigners and unknown, in both official codings. */
const ETHNIC_GROUPS: readonly EthnicGroup[] = [
  ['01', 'Kinh', 'Kinh', '01', 'Kinh'],
  ['02', 'Tày', 'Tay', '02', 'Tày'],
  ['03', 'Thái', 'Thai', '03', 'Thái'],
  ['04', 'Hoa', 'Hoa', '06', 'Hoa'],
  ['05', 'Khơ-me', 'Khmer', '05', 'Khmer'],
  ['06', 'Mường', 'Muong', '04', 'Mường'],
  ['07', 'Nùng', 'Nung', '07', 'Nùng'],
  ['08', 'HMông', 'Hmong', '08', 'Mông'],
  ['09', 'Dao', 'Dao', '09', 'Dao'],
  ['10', 'Gia-rai', 'Jarai', '10', 'Gia Rai'],
  ['11', 'Ngái', 'Ngai', '43', 'Ngái'],
  ['12', 'Ê-đê', 'Ede', '11', 'Ê Đê'],
  ['13', 'Ba na', 'Bahnar', '12', 'Ba Na'],
  ['14', 'Xơ-Đăng', 'Sedang', '16', 'Xơ Đăng'],
  ['15', 'Sán Chay', 'San Chay', '13', 'Sán Chay'],
  ['16', 'Cơ-ho', 'Koho', '15', 'Cơ Ho'],
  ['17', 'Chăm', 'Cham', '14', 'Chăm'],
  ['18', 'Sán Dìu', 'San Diu', '17', 'Sán Dìu'],
  ['19', 'Hrê', 'Hre', '18', 'Hrê'],
  ['20', 'Mnông', 'Mnong', '20', 'Mnông'],
  ['21', 'Ra-glai', 'Raglai', '19', 'Raglay'],
  ['22', 'Xtiêng', 'Stieng', '22', 'Xtiêng'],
  ['23', 'Bru-Vân Kiều', 'Bru-Van Kieu', '24', 'Bru Vân Kiều'],
  ['24', 'Thổ', 'Tho', '21', 'Thổ'],
  ['25', 'Giáy', 'Giay', '26', 'Giáy'],
  ['26', 'Cơ-tu', 'Katu', '25', 'Cơ Tu'],
  ['27', 'Gié Triêng', 'Gie Trieng', '29', 'Gié Triêng'],
  ['28', 'Mạ', 'Ma', '28', 'Mạ'],
  ['29', 'Khơ-mú', 'Khmu', '23', 'Khơ mú'],
  ['30', 'Co', 'Co', '30', 'Co'],
  ['31', 'Tà-ôi', 'Ta Oi', '27', 'Tà Ôi'],
  ['32', 'Chơ-ro', 'Cho Ro', '31', 'Chơ Ro'],
  ['33', 'Kháng', 'Khang', '37', 'Kháng'],
  ['34', 'Xinh-mun', 'Xinh Mun', '32', 'Xinh Mun'],
  ['35', 'Hà Nhì', 'Ha Nhi', '33', 'Hà Nhì'],
  ['36', 'Chu ru', 'Chu Ru', '34', 'Chu Ru'],
  ['37', 'Lào', 'Lao', '35', 'Lào'],
  ['38', 'La Chí', 'La Chi', '36', 'La Chí'],
  ['39', 'La Ha', 'La Ha', '40', 'La Ha'],
  ['40', 'Phù Lá', 'Phu La', '38', 'Phù Lá'],
  ['41', 'La Hủ', 'La Hu', '39', 'La Hủ'],
  ['42', 'Lự', 'Lu', '42', 'Lự'],
  ['43', 'Lô Lô', 'Lo Lo', '45', 'Lô Lô'],
  ['44', 'Chứt', 'Chut', '44', 'Chứt'],
  ['45', 'Mảng', 'Mang', '46', 'Mảng'],
  ['46', 'Pà Thẻn', 'Pa Then', '41', 'Pà Thẻn'],
  ['47', 'Co Lao', 'Gelao', '47', 'Cơ Lao'],
  ['48', 'Cống', 'Cong', '49', 'Cống'],
  ['49', 'Bố Y', 'Bo Y', '48', 'Bố Y'],
  ['50', 'Si La', 'Si La', '50', 'Si La'],
  ['51', 'Pu Péo', 'Pu Peo', '51', 'Pu Péo'],
  ['52', 'Brâu', 'Brau', '53', 'Brâu'],
  ['53', 'Ơ Đu', 'O Du', '54', 'Ơ Đu'],
  ['54', 'Rơ măm', 'Ro Mam', '52', 'Rơ Măm'],
  ['55', 'Người nước ngoài', 'Foreigner', '55', 'Người nước ngoài'],
  ['99', 'Không rõ', 'Unknown', '99', 'Không rõ'],
];

/**
 * Codes of the population and health registers: the list of Decision 121-TCTK/PPCĐ of 1979 (General Statistics
 * Office), names as HL7 Viet Nam publishes it (CC0).
 */
export const ETHNIC_GROUPS_1979 = defineCodeList('ethnic-groups-1979', ETHNIC_GROUPS);

/**
 * Codes of statistics: order of the 2009 and 2019 censuses (General Statistics Office). Thirty-seven of the 54 groups
 * have another code than in the list of 1979: 04 is Hoa there and Mường here. Never compare codes across lists.
 */
export const ETHNIC_GROUPS_CENSUS = defineCodeList(
  'ethnic-groups-census',
  ETHNIC_GROUPS.map(([, , nameEn, code, name]) => [code, name, nameEn]),
);

/** Code of the census for one of 1979; undefined for a code that is not in the list. */
export function censusCodeOf(code1979: string): string | undefined {
  return CENSUS_OF_1979.get(code1979);
}

/** Code of 1979 for one of the census; undefined for a code that is not in the list. */
export function code1979Of(censusCode: string): string | undefined {
  return OF_1979_OF_CENSUS.get(censusCode);
}

const CENSUS_OF_1979: ReadonlyMap<string, string> = new Map(
  ETHNIC_GROUPS.map(([code, , , census]) => [code, census]),
);
const OF_1979_OF_CENSUS: ReadonlyMap<string, string> = new Map(
  ETHNIC_GROUPS.map(([code, , , census]) => [census, code]),
);
