export const rooms: string[];
