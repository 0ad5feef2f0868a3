// How lists say that somebody is a member no more: for headings, cells of states, sections and days alike.

/** "cessata", "receduto", "usciti" without their endings. */
export const gone = '(?:cessat|recedut|decadut|dimess|esclus|espuls|radiat|cancellat|ritirat|uscit)'
/** What one leaves by, in full or cut short, as the field of a program is called: `DATA_CANC`, "Data escl./rec.". */
export const leaving = '(?:recesso|cessazione|uscita|dimissioni|cancellazione|esclusione|espulsione|radiazione|decadenza|disd|disdetta|revoca|rec|cess|usc|dim|dimiss|canc|escl?|espuls|radiaz|decad)'
