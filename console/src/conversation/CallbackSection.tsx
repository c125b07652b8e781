import { useState, type FormEvent } from 'react';
import { callOff, setCallback, type Callback } from '../api/desk';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { i18n, t } from '../ui/i18n';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';

interface Props {
  conversation: string;
  callback: Callback | null;
}

/** When the agent who owns this conversation wants it back in the queue. */
export function CallbackSection({ conversation, callback }: Props) {
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast(errorText(error), 'danger');
    } finally {
      await queries.invalidateQueries({ queryKey: ['conversation', conversation] });
      setBusy(false);
    }
  };
  const set = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const at = new Date(String(form.get('at'))).toISOString();
    void run(() => setCallback(conversation, { at, text: String(form.get('text')) }));
  };
  return (
    <section className="context-section">
      <h3 className="label">{t('callback.title')}</h3>
      {callback === null ? (
        <form className="callback" onSubmit={set}>
          <TextField label={t('callback.at')} name="at" type="datetime-local" required />
          <TextField label={t('callback.text')} name="text" maxLength={500} />
          <Button type="submit" icon="clock" busy={busy}>
            {t('callback.set')}
          </Button>
        </form>
      ) : (
        <>
          <p>
            <time dateTime={callback.at}>{moment(Date.parse(callback.at))}</time>
            {callback.text !== '' && <span dir="auto"> · {callback.text}</span>}
          </p>
          <Button busy={busy} onClick={() => void run(() => callOff(conversation))}>
            {t('callback.callOff')}
          </Button>
        </>
      )}
    </section>
  );
}

function moment(at: number): string {
  return `${i18n().day(at)}, ${i18n().time(at)}`;
}
