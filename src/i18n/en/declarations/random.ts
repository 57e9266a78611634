export const random = {
  another: 'Another one',
};
