/** What every register says of `AdministrativeUnit.id`. */
export const UNIT_ID =
  'Khóa cố định: mã@ngày sớm nhất mã có thể chỉ đơn vị, ví dụ 02524@2025-07-01; ngày có hiệu lực là validFrom · ' +
  'Fixed key: code@earliest day on which the code may mean the unit; the first day in force is validFrom, where known';
