export { EditorDialog } from './EditorDialog';
