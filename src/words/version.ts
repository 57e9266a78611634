/**
 * Of the language of words. Raise it when words that are stored are to be read or looked up in another way: the next
 * start compiles them again. 0 is what was read as earlier versions did, see `former`.
 */
export const wordsVersion = 1;
