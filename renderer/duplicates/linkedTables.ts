/** The records that hang on an organisation and have words under `duplicates:link.<table>`. */
export const linkedTables = ['site', 'figure', 'membership', 'contact', 'document', 'attachment', 'supplier', 'supplierNaming', 'supplierRating'] as const
