import { registerEnumType } from 'type-graphql';

export enum Sex {
  UNKNOWN = 'UNKNOWN',
  MALE = 'MALE',
  FEMALE = 'FEMALE',
}
registerEnumType(Sex, {
  name: 'Sex',
  description: 'Giới tính · Sex, as recorded',
  valuesConfig: {
    UNKNOWN: { description: 'Chưa rõ (mã 0) · Unknown (code 0 of the population service)' },
    MALE: { description: 'Nam (mã 1) · Male (code 1)' },
    FEMALE: { description: 'Nữ (mã 2) · Female (code 2)' },
  },
});

export enum MaritalStatus {
  SINGLE = 'SINGLE',
  MARRIED = 'MARRIED',
  DIVORCED_OR_WIDOWED = 'DIVORCED_OR_WIDOWED',
}
registerEnumType(MaritalStatus, {
  name: 'MaritalStatus',
  description:
    'Tình trạng hôn nhân theo mã của CSDL dân cư · Marital status in the coding of the population service',
  valuesConfig: {
    SINGLE: { description: 'Chưa kết hôn (mã 0, 1) · Single (codes 0 and 1)' },
    MARRIED: { description: 'Đang có vợ hoặc chồng (mã 2) · Married (code 2)' },
    DIVORCED_OR_WIDOWED: {
      description:
        'Đã ly hôn hoặc góa (mã 3; CSDL không phân biệt) · Divorced or widowed (code 3; the register does not tell which)',
    },
  },
});

export enum LifeStatus {
  ALIVE = 'ALIVE',
  DECEASED = 'DECEASED',
  MISSING = 'MISSING',
}
registerEnumType(LifeStatus, {
  name: 'LifeStatus',
  description: 'Tình trạng sống · Whether the person is alive',
  valuesConfig: {
    ALIVE: { description: 'Còn sống · Alive' },
    DECEASED: { description: 'Đã chết · Deceased' },
    MISSING: { description: 'Mất tích · Declared missing' },
  },
});

export enum ResidenceKind {
  PERMANENT = 'PERMANENT',
  TEMPORARY = 'TEMPORARY',
  CURRENT = 'CURRENT',
  LODGING = 'LODGING',
}
registerEnumType(ResidenceKind, {
  name: 'ResidenceKind',
  description: 'Loại cư trú · Kind of residence',
  valuesConfig: {
    PERMANENT: { description: 'Thường trú · Permanent' },
    TEMPORARY: { description: 'Tạm trú · Temporary' },
    CURRENT: { description: 'Nơi ở hiện tại đã khai báo · Declared as the present dwelling' },
    LODGING: { description: 'Lưu trú · Lodging for less than 30 days' },
  },
});

export enum IdentityCardStatus {
  VALID = 'VALID',
  EXPIRED = 'EXPIRED',
  LOST = 'LOST',
  REVOKED = 'REVOKED',
  REPLACED = 'REPLACED',
}
registerEnumType(IdentityCardStatus, {
  name: 'IdentityCardStatus',
  description: 'Trạng thái thẻ · State of the card',
  valuesConfig: {
    VALID: { description: 'Còn giá trị · Valid' },
    EXPIRED: { description: 'Hết hạn tính đến hôm nay · Expired as of today' },
    LOST: { description: 'Đã báo mất · Reported lost' },
    REVOKED: { description: 'Đã bị thu hồi · Withdrawn' },
    REPLACED: { description: 'Đã được cấp thẻ mới · Replaced by another card' },
  },
});

export enum RelativeRole {
  FATHER = 'FATHER',
  MOTHER = 'MOTHER',
  SPOUSE = 'SPOUSE',
  CHILD = 'CHILD',
  LEGAL_REPRESENTATIVE = 'LEGAL_REPRESENTATIVE',
  REPRESENTED = 'REPRESENTED',
}
registerEnumType(RelativeRole, {
  name: 'RelativeRole',
  description: 'Vai trò của người thân · What the relative is to the citizen',
  valuesConfig: {
    FATHER: { description: 'Cha · Father' },
    MOTHER: { description: 'Mẹ · Mother' },
    SPOUSE: { description: 'Vợ hoặc chồng · Spouse' },
    CHILD: { description: 'Con · Child' },
    LEGAL_REPRESENTATIVE: { description: 'Người đại diện hợp pháp · Legal representative' },
    REPRESENTED: { description: 'Người được đại diện · Represented person' },
  },
});

export enum AdministrativeUnitKind {
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  COMMUNE = 'COMMUNE',
  WARD = 'WARD',
  TOWNSHIP = 'TOWNSHIP',
  SPECIAL_ZONE = 'SPECIAL_ZONE',
}
registerEnumType(AdministrativeUnitKind, {
  name: 'AdministrativeUnitKind',
  description: 'Loại đơn vị hành chính · Kind of administrative unit',
  valuesConfig: {
    PROVINCE: { description: 'Tỉnh · Province' },
    CITY: { description: 'Thành phố trực thuộc trung ương · City run by the centre' },
    COMMUNE: { description: 'Xã · Commune' },
    WARD: { description: 'Phường · Ward' },
    TOWNSHIP: { description: 'Thị trấn, đến 30/6/2025 · Township, until 30 June 2025' },
    SPECIAL_ZONE: { description: 'Đặc khu, từ 01/7/2025 · Special zone, since 1 July 2025' },
  },
});

/** How far predecessors and successors of a unit can be relied on. */
export enum SuccessionKnowledge {
  COMPLETE = 'COMPLETE',
  UNCERTAIN = 'UNCERTAIN',
}
registerEnumType(SuccessionKnowledge, {
  name: 'SuccessionKnowledge',
  description:
    'Mức độ đầy đủ của danh sách đơn vị trước và sau · How far predecessors and successors are known',
  valuesConfig: {
    COMPLETE: {
      description: 'Đầy đủ, gồm cả các xã bị tách · All of them, communes that were split included',
    },
    UNCERTAIN: {
      description:
        'Có thể còn đơn vị khác mà nguồn không ghi: nguồn chỉ có một đơn vị kế tiếp cho mỗi xã bị tách · ' +
        'There may be others: of a commune that was split the source has one successor only',
    },
  },
});
