import { defineCodeList, type CodedEntry } from '../shared/codelists/code-list.ts';
import { provinceOfPlatePrefix } from '../shared/codelists/provinces.ts';

/** Types of body; the codes are ours, the names those of registration certificates (TCVN 6211, TCVN 7271). */
export const BODY_TYPES = defineCodeList('vehicle-body-types', [
  ['SEDAN', 'Ô tô con, thân liền (sedan)', 'Saloon'],
  ['HATCHBACK', 'Ô tô con, cửa sau mở lên (hatchback)', 'Hatchback'],
  ['SUV', 'Ô tô con gầm cao (SUV)', 'Sport utility vehicle'],
  ['MPV', 'Ô tô con đa dụng (MPV)', 'Multi-purpose vehicle'],
  ['PICKUP_CABIN', 'Pick-up cabin kép', 'Double-cab pick-up'],
  ['COACH', 'Ô tô khách', 'Coach'],
  ['CITY_BUS', 'Ô tô khách thành phố', 'City bus'],
  ['SLEEPER_COACH', 'Ô tô khách giường nằm', 'Sleeper coach'],
  ['CARGO_TRUCK', 'Ô tô tải thùng', 'Box truck'],
  ['TIPPER', 'Ô tô tải tự đổ', 'Tipper'],
  ['TANKER', 'Ô tô xi téc', 'Tanker'],
  ['CRANE_TRUCK', 'Ô tô tải có cần cẩu', 'Truck with crane'],
  ['VAN', 'Ô tô tải VAN', 'Van'],
  ['AMBULANCE', 'Ô tô cứu thương', 'Ambulance'],
  ['FIRE_ENGINE', 'Ô tô chữa cháy', 'Fire engine'],
  ['REFUSE_TRUCK', 'Ô tô chở rác', 'Refuse truck'],
  ['DRIVING_SCHOOL', 'Ô tô tập lái', 'Driving-school car'],
  ['ROAD_TRACTOR', 'Đầu kéo', 'Road tractor'],
  ['FLATBED', 'Rơ moóc, sơ mi rơ moóc sàn', 'Flatbed trailer'],
  ['CONTAINER_CHASSIS', 'Sơ mi rơ moóc chở công-te-nơ', 'Container chassis'],
  ['UNDERBONE', 'Xe số', 'Underbone motorcycle'],
  ['SCOOTER', 'Xe tay ga', 'Scooter'],
  ['SPORT_MOTORCYCLE', 'Xe côn tay', 'Clutch motorcycle'],
  ['CARGO_TRICYCLE', 'Xe ba bánh chở hàng', 'Cargo tricycle'],
  ['OTHER', 'Loại khác', 'Other'],
]);

/** Papers a change of owner needs (Circular 79/2024/TT-BCA, in our own words). */
const TRANSFER_PAPERS = defineCodeList('transfer-papers', [
  ['REGISTRATION_CERTIFICATE', 'Chứng nhận đăng ký xe', 'Registration certificate'],
  ['PLATE', 'Biển số xe', 'Number plate'],
  [
    'REVOCATION_CERTIFICATE',
    'Chứng nhận thu hồi đăng ký xe, biển số xe',
    'Certificate that registration and plate were revoked',
  ],
  ['ORIGINAL_FILE', 'Hồ sơ gốc của xe', 'Original file of the vehicle'],
  ['DECLARATION', 'Giấy khai đăng ký xe', 'Registration declaration'],
  ['PROOF_OF_PURCHASE', 'Chứng từ chuyển quyền sở hữu xe', 'Proof of the change of ownership'],
  ['REGISTRATION_FEE', 'Chứng từ lệ phí trước bạ', 'Receipt of the registration fee'],
  ['OWNER_IDENTITY', 'Giấy tờ của chủ xe mới', 'Identity papers of the new owner'],
  ['GUARDIAN_CONSENT', 'Văn bản đồng ý của cha, mẹ hoặc người giám hộ', 'Consent of a parent or guardian'],
  ['CHASSIS_ENGINE_IMPRINT', 'Bản chà số khung, số máy', 'Imprint of chassis and engine number'],
  ['INHERITANCE_PAPERS', 'Giấy tờ về thừa kế', 'Inheritance papers'],
]);

/** A paper of a transfer; one that the list does not know keeps its code as name, since it is missing all the same. */
export function transferPaper(code: string): CodedEntry {
  return TRANSFER_PAPERS.entries.get(code) ?? { code, name: code, nameEn: null, list: TRANSFER_PAPERS.list };
}

/**
 * An inspection centre by its code: plate prefix of the province that founded it, two digits, and a letter
 * (S of the transport department, V of Vietnam Register, D of a company). There is no open list of names.
 */
export function inspectionCentre(code: string): CodedEntry {
  const [, prefix = '', number = ''] = /^(\d{2})-?(\d{2}[DSV])$/.exec(code) ?? [];
  const province = provinceOfPlatePrefix(prefix)?.name;
  const name = province === undefined ? code : `${prefix}-${number} (${province})`;
  return {
    code,
    name: `Trung tâm đăng kiểm xe cơ giới ${name}`,
    nameEn: `Motor vehicle inspection centre ${name}`,
    list: 'inspection-centres',
  };
}
