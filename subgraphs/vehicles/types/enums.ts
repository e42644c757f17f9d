import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';
import type { CodeList } from '../../shared/codelists/code-list.ts';
import { PLATE_COLOURS } from '../../shared/codelists/plate-colours.ts';
import { VEHICLE_KINDS } from '../../shared/codelists/vehicle-kinds.ts';
import {
  AgencyLevel,
  GuardianRelation,
  IdentificationPlateStatus,
  OwnerIdentifierKind,
  PlateColour,
  RegistrationEventKind,
  TransferState,
  VehicleKind,
  VehicleOwnerKind,
  VehicleStatus,
} from '../vocabulary.ts';

registerEnumType(VehicleKind, {
  name: 'VehicleKind',
  description: 'Loại phương tiện · Kind of vehicle',
  valuesConfig: describedBy(VEHICLE_KINDS),
});
registerEnumType(PlateColour, {
  name: 'PlateColour',
  description: 'Màu biển số · Colour of the plate',
  valuesConfig: describedBy(PLATE_COLOURS),
});
registerEnumType(VehicleStatus, {
  name: 'VehicleStatus',
  description: 'Tình trạng đăng ký xe · State of the registration',
  valuesConfig: {
    REGISTERED: { description: 'Đang đăng ký · Registered' },
    REVOKED: { description: 'Đã thu hồi đăng ký, biển số · Registration and plate revoked' },
    STOLEN: { description: 'Bị mất cắp, đang truy tìm · Reported stolen, being looked for' },
  },
});
registerEnumType(VehicleOwnerKind, {
  name: 'VehicleOwnerKind',
  description: 'Loại chủ xe · Kind of owner',
  valuesConfig: {
    CITIZEN: { description: 'Công dân Việt Nam · Citizen of Viet Nam' },
    ORGANISATION: { description: 'Tổ chức · Organisation' },
    FOREIGNER: { description: 'Người nước ngoài · Foreigner' },
  },
});
registerEnumType(OwnerIdentifierKind, {
  name: 'OwnerIdentifierKind',
  description: 'Loại giấy tờ thay cho số định danh · What stands in the file instead of a personal ID',
  valuesConfig: {
    FORMER_ID_CARD: { description: 'Số chứng minh nhân dân 9 số · Nine-digit number of an old card' },
    TAX_CODE: { description: 'Mã số thuế, mã định danh tổ chức · Tax code of an organisation' },
    ESTABLISHMENT_DECISION: { description: 'Quyết định thành lập · Decision that founded the organisation' },
    PASSPORT: { description: 'Hộ chiếu · Passport' },
    RESIDENCE_CARD: { description: 'Thẻ thường trú, tạm trú · Permanent or temporary residence card' },
    DIPLOMATIC_CARD: { description: 'Chứng minh thư ngoại giao, công vụ · Diplomatic or official card' },
  },
});
registerEnumType(GuardianRelation, {
  name: 'GuardianRelation',
  description: 'Quan hệ của người đồng ý với chủ xe · What the consenting person is to the owner',
  valuesConfig: {
    FATHER: { description: 'Cha · Father' },
    MOTHER: { description: 'Mẹ · Mother' },
    GUARDIAN: { description: 'Người giám hộ · Guardian' },
  },
});
registerEnumType(RegistrationEventKind, {
  name: 'RegistrationEventKind',
  description: 'Loại biến động đăng ký xe · What happened to the registration',
  valuesConfig: {
    TEMPORARY_REGISTRATION: { description: 'Đăng ký tạm thời · Temporary registration' },
    FIRST_REGISTRATION: { description: 'Đăng ký lần đầu · First registration' },
    WITHDRAWAL: { description: 'Thu hồi đăng ký, biển số · Registration and plate withdrawn' },
    TRANSFER: { description: 'Đăng ký sang tên · Registered to a new owner' },
    PLATE_CHANGE: { description: 'Đổi biển số · Plate changed' },
    PLATE_LOST: { description: 'Mất biển số, cấp lại · Plate lost and issued again' },
    CERTIFICATE_RENEWED: { description: 'Đổi chứng nhận đăng ký · Registration certificate exchanged' },
    CERTIFICATE_LOST: {
      description: 'Mất chứng nhận đăng ký, cấp lại · Registration certificate lost and issued again',
    },
    ALTERATION: { description: 'Cải tạo, đổi màu sơn · Vehicle altered or repainted' },
    FILE_MOVED: { description: 'Di chuyển hồ sơ gốc · Original file moved to another agency' },
    REPORTED_STOLEN: { description: 'Trình báo mất xe · Reported stolen' },
    RECOVERED: { description: 'Tìm lại được xe · Found again' },
  },
});
registerEnumType(TransferState, {
  name: 'TransferState',
  description:
    'Bước của thủ tục sang tên, di chuyển xe · Step of the procedure by which a vehicle changes owner',
  valuesConfig: {
    OPENED: { description: 'Đã khai báo chuyển quyền sở hữu · Change of owner declared' },
    PAPERS_SURRENDERED: {
      description:
        'Chủ cũ đã nộp chứng nhận đăng ký và biển số · Old owner surrendered registration and plate',
    },
    REVOCATION_CERTIFICATE_ISSUED: {
      description: 'Đã cấp chứng nhận thu hồi · Revocation certificate issued',
    },
    FILE_REQUESTED: {
      description: 'Đã đề nghị nơi giữ chuyển hồ sơ · File requested from the agency that holds it',
    },
    FILE_IN_TRANSIT: { description: 'Hồ sơ đang chuyển · File on its way' },
    FILE_RECEIVED: { description: 'Đã nhận hồ sơ · File received where the new owner registers' },
    COMPLETED: { description: 'Đã đăng ký cho chủ mới · Registered to the new owner' },
    CANCELLED: { description: 'Đã hủy · Called off' },
  },
});
registerEnumType(IdentificationPlateStatus, {
  name: 'IdentificationPlateStatus',
  description: 'Tình trạng biển số định danh · State of an identification plate',
  valuesConfig: {
    IN_USE: { description: 'Đang gắn trên xe · On a vehicle' },
    HELD: { description: 'Đang giữ cho chủ trong 5 năm · Kept for its owner, for five years' },
    RETURNED: { description: 'Đã về kho biển số · Back in the pool' },
  },
});
registerEnumType(AgencyLevel, {
  name: 'AgencyLevel',
  description: 'Cấp của cơ quan đăng ký xe · Level of the registration agency',
  valuesConfig: {
    NATIONAL: { description: 'Cục Cảnh sát giao thông · National traffic police' },
    PROVINCE: { description: 'Công an cấp tỉnh · Provincial police' },
    COMMUNE: { description: 'Công an cấp xã · Commune police' },
  },
});

/** The descriptions of an enumeration whose values are the codes of a shared list. */
function describedBy({ entries }: CodeList): Record<string, { description: string }> {
  return Object.fromEntries(
    [...entries.values()].map(({ code, name, nameEn }) => [code, { description: `${name} · ${nameEn}` }]),
  );
}
