import { commands } from '../ui/commands';
import { t, type Key } from '../ui/i18n';
import { Keys } from '../ui/Keys';
import { prefer, preferences } from '../ui/preferences';
import { useStore } from '../ui/store';

const SHEET: readonly { title: Key; keys: readonly [string, Key][] }[] = [
  {
    title: 'sheet.everywhere',
    keys: [
      ['Mod+k', 'palette.open'],
      ['g i', 'place.inbox'],
      ['g p', 'place.prompts'],
      ['g k', 'place.knowledge'],
      ['g m', 'place.models'],
      ['g t', 'place.people'],
      ['?', 'shortcuts'],
    ],
  },
  {
    title: 'sheet.inbox',
    keys: [
      ['j', 'sheet.next'],
      ['k', 'sheet.previous'],
      ['.', 'sheet.apply'],
      ['i', 'sheet.context'],
    ],
  },
  {
    title: 'sheet.conversation',
    keys: [
      ['a', 'action.claim'],
      ['r', 'sheet.reply'],
      ['n', 'sheet.note'],
      ['u', 'sheet.suggestion'],
      ['Mod+Enter', 'sheet.send'],
      ['h', 'action.handBack'],
      ['e', 'action.resolve'],
      ['z', 'undo'],
      ['Escape', 'sheet.leave'],
    ],
  },
];

/** What the sheet of shortcuts shows. */
export function Shortcuts() {
  const { singleKeys } = useStore(preferences);
  const offered = useStore(commands);
  const places = new Set(offered.map((one) => one.keys));
  return (
    <>
      <label className="switch-line">
        <input
          type="checkbox"
          role="switch"
          className="switch"
          checked={singleKeys}
          aria-checked={singleKeys}
          onChange={(event) => prefer({ singleKeys: event.target.checked })}
        />
        <span>
          {t('sheet.single')}
          <small>{t('sheet.singleHint')}</small>
        </span>
      </label>
      <div className="sheet-columns">
        {SHEET.map(({ title, keys }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl className="sheet-keys">
              {keys
                .filter(([combination]) => !combination.startsWith('g ') || places.has(combination))
                .map(([combination, label]) => (
                  <div key={combination}>
                    <dt>{t(label)}</dt>
                    <dd>
                      <Keys keys={combination} />
                      <span className="visually-hidden">{combination}</span>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
