import { useUiMessages } from './messages';

/** Turns the single keys of a page off and on again (WCAG 2.1.4). */
export function ShortcutSwitch({ isOn, onTurn }: { isOn: boolean; onTurn: (isOn: boolean) => void }) {
  const t = useUiMessages();
  return (
    <label className="choice small">
      <input type="checkbox" checked={isOn} onChange={(event) => onTurn(event.target.checked)} />
      <span>{t('ui.shortcuts')}</span>
    </label>
  );
}
