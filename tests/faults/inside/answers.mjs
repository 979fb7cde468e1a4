// What a call must get, whatever went wrong on the way.

export const PAGES = 5;
export const USER = { id: "u", name: "Ursula" };
export const USERS = Array.from({ length: 2 * PAGES }, (_, index) => ({ id: `u${index}` }));
