export { ownPath } from '#server/http/own-path.ts';
