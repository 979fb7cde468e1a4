// German.
export const de = {};
