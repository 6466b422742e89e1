/** How many days ahead closing times are told. */
export const daysTold = 400;
/** When fewer days than this are left of what has been told, it is told again. */
export const daysThatSuffice = 370;
/** Yesterday is told too, since a day may end at midnight, with somebody still inside. */
export const daysToldBefore = 1;
