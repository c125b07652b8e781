/** One set on a 20 px grid. The paths draw with the text's colour. */
const PATHS = {
  close: 'M5 5l10 10M15 5L5 15',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  back: 'M12 4.5L6.5 10l5.5 5.5',
  forward: 'M8 5l5 5-5 5',
  down: 'M10 4v11.5M5 10.5l5 5 5-5',
  send: 'M10 16V4.5M5 9.5l5-5 5 5',
  stop: 'M6.5 4h7A2.5 2.5 0 0 1 16 6.5v7a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 4 13.5v-7A2.5 2.5 0 0 1 6.5 4z',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l2.5 2',
  warning: 'M10 3.2l7.3 13H2.7zM10 8.2v3.6M10 14.1v.01',
  thumb:
    'M6.5 9v7.5H4a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM6.5 9l2.8-5.6c1.2 0 2.1.9 2.1 2.1V8h3.9a1.7 1.7 0 0 1 1.7 2l-.9 5.1a1.7 1.7 0 0 1-1.7 1.4H6.5',
  copy: 'M9 7h5.5a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 7V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2',
  person: 'M10 3.6a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM3.8 16.8a6.2 6.2 0 0 1 12.4 0',
  book: 'M10 5.6C8.5 4.4 6.3 4 3.2 4v11c3.1 0 5.3.4 6.8 1.6 1.5-1.2 3.7-1.6 6.8-1.6V4c-3.1 0-5.3.4-6.8 1.6zM10 5.6v11',
  open: 'M8.5 4.5h-3A1.5 1.5 0 0 0 4 6v8.5A1.5 1.5 0 0 0 5.5 16H14a1.5 1.5 0 0 0 1.5-1.5v-3M11.8 4H16v4.2M15.8 4.2L9.5 10.5',
  spark:
    'M10 1.8c.7 5 3.2 7.5 8.2 8.2-5 .7-7.5 3.2-8.2 8.2-.7-5-3.2-7.5-8.2-8.2 5-.7 7.5-3.2 8.2-8.2z',
  plus: 'M10 4.5v11M4.5 10h11',
} as const;

export type IconName = keyof typeof PATHS;

const DIRECTIONAL: readonly IconName[] = ['back', 'forward', 'open'];
const SOLID: readonly IconName[] = ['spark', 'stop'];

export function Icon({
  name,
  small,
  turned,
}: {
  name: IconName;
  small?: boolean;
  turned?: boolean;
}) {
  const classes = [
    'nd-icon',
    small === true && 'nd-icon--small',
    turned === true && 'nd-icon--turned',
    name === 'more' && 'nd-icon--dots',
    SOLID.includes(name) && 'nd-icon--solid',
    DIRECTIONAL.includes(name) && 'nd-icon--directional',
  ];
  return (
    <svg class={classes.filter(Boolean).join(' ')} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
