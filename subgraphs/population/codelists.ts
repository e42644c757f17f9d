import { defineCodeList } from '../shared/codelists/code-list.ts';

/**
 * Why a registration of residence was deleted: the grounds of the Law on Residence 68/2020/QH14 art. 24 (permanent)
 * and art. 29 (temporary). The codes are ours.
 */
export const DELETION_REASONS = defineCodeList('residence-deletion-reasons', [
  [
    '01',
    'Chết, mất tích hoặc đã chết theo tuyên bố của Tòa án',
    'Died, or declared missing or dead by a court',
  ],
  ['02', 'Ra nước ngoài để định cư', 'Settled abroad'],
  ['03', 'Đã đăng ký thường trú ở nơi khác', 'Registered permanently elsewhere'],
  ['04', 'Đã bị hủy bỏ đăng ký', 'Registration was annulled'],
  [
    '05',
    'Vắng mặt liên tục từ 12 tháng không đăng ký, khai báo',
    'Away for twelve months without declaring it',
  ],
  ['06', 'Đã thôi hoặc bị tước quốc tịch Việt Nam', 'Gave up or lost the nationality'],
  ['07', 'Chấm dứt thuê, mượn, ở nhờ', 'Tenancy or lodging ended'],
  ['08', 'Chuyển quyền sở hữu chỗ ở hợp pháp', 'The dwelling was sold'],
  ['09', 'Chỗ ở bị tháo dỡ, phá dỡ', 'The dwelling was pulled down'],
  ['10', 'Hết thời hạn tạm trú', 'The temporary stay ran out'],
  ['11', 'Tách hộ', 'The household was divided'],
  ['99', 'Lý do khác', 'Other'],
]);

/** Agencies that issue identity cards; the codes are ours. */
export const CARD_ISSUERS = defineCodeList('card-issuers', [
  ['BCA', 'Bộ Công an', 'Ministry of Public Security'],
  [
    'C06',
    'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    'Police Department for Administrative Management of Social Order',
  ],
  [
    'C72',
    'Cục Cảnh sát đăng ký quản lý cư trú và dữ liệu quốc gia về dân cư',
    'Police Department for Residence Registration and National Population Data',
  ],
  ['CA02', 'Công an tỉnh Hà Giang', 'Hà Giang Provincial Police'],
  ['CA08', 'Công an tỉnh Tuyên Quang', 'Tuyên Quang Provincial Police'],
  ['CAKHAC', 'Công an tỉnh, thành phố khác', 'Police of another province or city'],
]);
